import type { ReactNode } from 'react'

import type { ApiError } from '~/api/errors'
import { messages } from '~/lib/messages'
import { explain } from './problem'
import { demandStepUp } from './step-up'

const words = messages({
  tryAgain: 'Try again',
  tryingAgain: 'Trying again…',
  confirm: 'Confirm it’s you',
  someUnreadable: 'Some items of the list could not be read.',
})

export type CheckUpItemState = 'to-do' | 'not-checked' | 'done'

/** A link to the page where the user can act, or a button that acts here. */
export type CheckUpItemAction = { label: string; to: string } | { label: string; onPress: () => void; isBusy?: boolean }

/** One item of the security check-up: the result of a check, and an action for the user. */
export type CheckUpItem = {
  /** Stays the same when the state changes, so that the item keeps its place in the list. */
  id: string
  state: CheckUpItemState
  title: string
  /** One sentence below the title. */
  detail: string
  /** Why the check failed. The item's button stays disabled until `retryAt` of the error. */
  error?: ApiError
  /** A likely cause of the error and its remedy, below the sentence. */
  advice?: ReactNode
  action?: CheckUpItemAction | undefined
}

/** The check-up items of one feature. Empty if this deployment or server does not have the feature. */
export type CheckUpResult =
  /** `expected`: how many items to show placeholders for. */
  { state: 'pending'; expected: number } | { state: 'checked'; items: CheckUpItem[] }

export const checked = (...items: CheckUpItem[]): CheckUpResult => ({ state: 'checked', items })

/** Errors after which a retry would get the same response. */
const FINAL = new Set<ApiError['kind']>(['unavailable', 'not-found', 'forbidden', 'session-ended', 'refused-link'])

/** Returns an item for a failed check: the reason, and a button to try again. `error` is null while a retry is in flight. */
export function failedCheck(
  about: Pick<CheckUpItem, 'id' | 'title'>,
  error: ApiError | null,
  onRetry: () => void,
): CheckUpItem {
  const tryAgain = { label: words.tryAgain, onPress: onRetry }
  if (!error) {
    return { ...about, state: 'not-checked', detail: words.tryingAgain, action: { ...tryAgain, isBusy: true } }
  }
  // A 404 for a whole list means that the server does not have it.
  const detail = explain(error.kind === 'not-found' ? { kind: 'unavailable' } : error)
  const item = { ...about, state: 'not-checked', detail, error } as const
  if (error.kind === 'step-up') {
    return { ...item, action: { label: words.confirm, onPress: () => demandStepUp(error) } }
  }
  return FINAL.has(error.kind) ? item : { ...item, action: tryAgain }
}

/**
 * Returns the items that a list proves, in place of those that rest on what the list lacks: a row that could not be read
 * may be just that. One item says so, with a button to load the list again. `isRetry` is true while that is in flight.
 */
export function withUnreadable(
  items: CheckUpItem[],
  unreadable: { error: ApiError } | undefined,
  about: Pick<CheckUpItem, 'id' | 'title'>,
  { isRetry, onRetry }: { isRetry: boolean; onRetry: () => void },
): CheckUpItem[] {
  const proven = items.filter(({ state }) => state !== 'done')
  if (!unreadable || proven.length === items.length) return items
  const item = failedCheck(about, isRetry ? null : unreadable.error, onRetry)
  return [...proven, isRetry ? item : { ...item, detail: words.someUnreadable }]
}
