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

/** The groups of the check-up, in the order of the page. */
export type CheckUpGroup = 'protection' | 'credentials' | 'waiting'

/**
 * How much an open item matters. Urgent: the account is open to a thief, or something stops working within a week.
 * Important: a risk that grows. Minor: an improvement, or tidying up.
 */
export type Severity = 'urgent' | 'important' | 'minor'

/**
 * What the user can do about an item. `step` is an order ("Review your expired tokens"), `label` a short one for a button
 * ("Review"), and `minutes` about how long it takes.
 */
export type Remedy = { step: string; minutes: number; label: string; to: string }

/** A link to the page where the user can act, or a button that acts here. */
export type CheckUpItemAction = { label: string; to: string } | { label: string; onPress: () => void; isBusy?: boolean }

type Common = {
  /** Stays the same when the state changes, so that the item keeps its place in the list. */
  id: string
  title: string
  /** One sentence below the title. */
  detail: string
  /** Name of the protection of the account that the item is about, such as "a passkey". The score counts them. */
  protection?: string
}

/** Something that the user should change. Without a remedy, the user cannot do it in this console. */
export type ToDoItem = Common & {
  state: 'to-do'
  severity: Severity
  /** Why it matters, in one line. */
  why: string
  remedy?: Remedy | undefined
  /**
   * IDs of the objects that the item is about. With them, the user can dismiss the item for 90 days, until it is about
   * another object. Only for an item that gets no worse while it is hidden (docs/decisions/0021-check-up-score.md).
   */
  dismissible?: string[]
}
/** A check that did not work. The button stays disabled until `retryAt` of the error. */
export type FailedItem = Common & {
  state: 'failed'
  error?: ApiError
  /** A likely cause of the error and its remedy, below the sentence. */
  advice?: ReactNode
  action?: CheckUpItemAction | undefined
}

/** One item of the check-up: the result of a check. */
export type CheckUpItem =
  | ToDoItem
  | FailedItem
  /** A message for the user: information, not a warning. */
  | (Common & { state: 'waiting'; action: CheckUpItemAction })
  /** Missing, and only possible after another item is done. */
  | (Common & { state: 'later' })
  /** A fact that is neither good nor bad. */
  | (Common & { state: 'fact' })
  | (Common & { state: 'done' })
  /** Nothing on this server can answer the check. */
  | (Common & { state: 'unknown'; action?: CheckUpItemAction | undefined })

/** The check-up items of one feature. Empty if this deployment or server does not have the feature. */
export type CheckUpResult =
  /** `expected`: how many items to show placeholders for. */
  { state: 'pending'; expected: number } | { state: 'checked'; items: CheckUpItem[] }

export const checked = (...items: CheckUpItem[]): CheckUpResult => ({ state: 'checked', items })

/** Errors after which a retry would get the same response. */
const FINAL = new Set<ApiError['kind']>(['unavailable', 'not-found', 'forbidden', 'session-ended', 'refused-link'])

type About = Pick<CheckUpItem, 'id' | 'title' | 'protection'>

/** Returns an item for a failed check: the reason, and a button to try again. `error` is null while a retry is in flight. */
export function failedCheck({ id, title, protection }: About, error: ApiError | null, onRetry: () => void): FailedItem {
  const about = { id, title, ...(protection !== undefined && { protection }), state: 'failed' } as const
  const tryAgain = { label: words.tryAgain, onPress: onRetry }
  if (!error) return { ...about, detail: words.tryingAgain, action: { ...tryAgain, isBusy: true } }
  // A 404 for a whole list means that the server does not have it.
  const detail = explain(error.kind === 'not-found' ? { kind: 'unavailable' } : error)
  const item = { ...about, detail, error }
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
  about: About,
  { isRetry, onRetry }: { isRetry: boolean; onRetry: () => void },
): CheckUpItem[] {
  const proven = items.filter(({ state }) => state !== 'done')
  if (!unreadable || proven.length === items.length) return items
  const item = failedCheck(about, isRetry ? null : unreadable.error, onRetry)
  return [...proven, isRetry ? item : { ...item, detail: words.someUnreadable }]
}
