import type { ApiError } from '~/api/errors'
import { fullTime } from '~/ui/text/exact-time'

import { words } from './words'

export type Project = { id: string; name: string }

/** How an attempt to apply a code ended. */
export type Outcome =
  | { kind: 'applied'; project: Project; expires: Date | undefined }
  /** The response was lost, but the code is new in the list. */
  | { kind: 'applied-response-lost'; project: Project | undefined }
  /** The response was lost. The list has the code, but was not loaded before, so the code may be from an earlier time. */
  | { kind: 'listed'; project: Project | undefined }
  /** The response was lost, and the list does not have the code. */
  | { kind: 'not-listed'; error: ApiError }
  /** The response was lost, and the list could not be loaded. */
  | { kind: 'unknown'; error: ApiError }
  | Rejection

/** The server rejected the code itself. The message appears next to the field. */
export type Rejection =
  | { kind: 'used-by-you'; project: Project | undefined }
  | { kind: 'used' | 'no-such-code' | 'malformed'; error: ApiError }

export function isRejection(outcome: Outcome): outcome is Rejection {
  return ['used-by-you', 'used', 'no-such-code', 'malformed'].includes(outcome.kind)
}

/** True if the code has a project, so that applying it again makes no sense. */
export function isApplied({ kind }: Outcome): boolean {
  return ['applied', 'applied-response-lost', 'listed'].includes(kind)
}

export function textOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'applied':
      return [words.applied(outcome.project.name), outcome.expires && words.availableUntil(fullTime(outcome.expires))]
        .filter((text) => text !== undefined)
        .join(' ')
    case 'applied-response-lost':
      return words.appliedResponseLost
    case 'listed':
      return words.listed
    case 'not-listed':
      return words.notListed
    case 'unknown':
      return words.unknown
    case 'used-by-you':
      return outcome.project ? words.usedByYouFor(outcome.project.name) : words.usedByYou
    case 'used':
      return words.used
    case 'no-such-code':
      return words.noSuchCode
    case 'malformed':
      return outcome.error.fieldErrors['code'] ?? words.malformed
  }
}
