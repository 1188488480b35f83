import type { ApiError } from '~/api/errors'
import { messages } from '~/lib/messages'
import { explain } from './problem'
import { demandStepUp } from './step-up'

const words = messages({
  tryAgain: 'Try again',
  askingAgain: 'Asking again…',
  confirm: 'Confirm it’s you',
})

export type CheckUpItemState = 'to-do' | 'unknown' | 'done'

/** A link to where it can be done, or something to press here. */
export type CheckUpItemAction = { label: string; to: string } | { label: string; onPress: () => void; isBusy?: boolean }

/** One line of the check-up: what was found, and what can be done about it. */
export type CheckUpItem = {
  /** The same for as long as it is about the same thing, whatever its state: the line keeps its place. */
  id: string
  state: CheckUpItemState
  /** States the item. */
  title: string
  /** One sentence. */
  detail: string
  /** Why it is not known. To press something waits as long as the server wants to be left alone. */
  error?: ApiError
  action?: CheckUpItemAction | undefined
}

/** What one source says. A deployment without it has no findings; while it is asked it says how many lines to expect. */
export type CheckUpResult = { state: 'pending'; expected: number } | { state: 'known'; items: CheckUpItem[] }

export const known = (...items: CheckUpItem[]): CheckUpResult => ({ state: 'known', items })

/** What nobody needs to be sent to again: asking once more would be answered the same. */
const FINAL = new Set<ApiError['kind']>(['unavailable', 'not-found', 'forbidden', 'session-ended', 'refused-link'])

/** What could not be found out, and why. No error: it is being asked for again, in the same line. */
export function unknownBecause(
  about: Pick<CheckUpItem, 'id' | 'title'>,
  error: ApiError | null,
  onRetry: () => void,
): CheckUpItem {
  const tryAgain = { label: words.tryAgain, onPress: onRetry }
  if (!error) return { ...about, state: 'unknown', detail: words.askingAgain, action: { ...tryAgain, isBusy: true } }
  // A whole list that is not found was never there.
  const detail = explain(error.kind === 'not-found' ? { kind: 'unavailable' } : error)
  const item = { ...about, state: 'unknown', detail, error } as const
  if (error.kind === 'step-up') {
    return { ...item, action: { label: words.confirm, onPress: () => demandStepUp(error) } }
  }
  return FINAL.has(error.kind) ? item : { ...item, action: tryAgain }
}
