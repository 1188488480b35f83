import type { ApiError } from '~/api/errors'
import { fullTime } from '~/ui/text/exact-time'

import { words } from './words'

export type Project = { id: string; name: string }

/** What became of a code. */
export type Outcome =
  | { kind: 'applied'; project: Project; expires: Date | undefined }
  /** No clear answer came, but the code is in the list; new there, or nobody knows since when. */
  | { kind: 'listed'; project: Project | undefined; isNew: boolean }
  | { kind: 'unclear' | 'not-listed'; error: ApiError }
  | Refusal

/** What is wrong with the code itself. `yours`: applied before, by this person. */
type Refusal =
  | { kind: 'yours'; project: Project | undefined }
  | { kind: 'used' | 'no-such-code' | 'malformed'; error: ApiError }

export function isRefusal(outcome: Outcome): outcome is Refusal {
  return ['yours', 'used', 'no-such-code', 'malformed'].includes(outcome.kind)
}

/** Whether there is nothing left to do with the code. */
export function isDone({ kind }: Outcome): boolean {
  return kind === 'applied' || kind === 'listed'
}

export function textOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'applied':
      return [words.applied(outcome.project.name), outcome.expires && words.appliedUntil(fullTime(outcome.expires))]
        .filter((text) => text !== undefined)
        .join(' ')
    case 'listed':
      return outcome.isNew ? words.newInList : words.inList
    case 'unclear':
      return words.unclear
    case 'not-listed':
      return words.notInList
    case 'yours':
      return outcome.project ? words.usedByYou(outcome.project.name) : words.usedByYouAlone
    case 'used':
      return words.used
    case 'no-such-code':
      return words.noSuchCode
    case 'malformed':
      return outcome.error.fieldErrors['code'] ?? words.malformed
  }
}
