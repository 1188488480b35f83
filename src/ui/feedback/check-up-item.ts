import type { ApiError } from '~/api/errors'
import { messages } from '~/lib/messages'
import { explain } from './problem'
import { demandStepUp } from './step-up'

const words = messages({
  tryAgain: 'Try again',
  askingAgain: 'Asking again…',
  confirm: 'Confirm it’s you',
})

export type FindingState = 'to-do' | 'unknown' | 'done'

/** A link to where it can be done, or something to press here. */
export type FindingAction = { label: string; to: string } | { label: string; onPress: () => void; isBusy?: boolean }

/** One line of the check-up: what was found, and what can be done about it. */
export type Finding = {
  /** The same for as long as it is about the same thing, whatever its state: the line keeps its place. */
  id: string
  state: FindingState
  /** States the finding. */
  title: string
  /** One sentence. */
  detail: string
  /** Why it is not known. To press something waits as long as the server wants to be left alone. */
  error?: ApiError
  action?: FindingAction | undefined
}

/** What one source says. A deployment without it has no findings; while it is asked it says how many lines to expect. */
export type Findings = { state: 'pending'; expected: number } | { state: 'known'; findings: Finding[] }

export const known = (...findings: Finding[]): Findings => ({ state: 'known', findings })

/** What nobody needs to be sent to again: asking once more would be answered the same. */
const FINAL = new Set<ApiError['kind']>(['not-offered', 'not-found', 'forbidden', 'session-ended', 'refused-link'])

/** What could not be found out, and why. No error: it is being asked for again, in the same line. */
export function unknownBecause(
  about: Pick<Finding, 'id' | 'title'>,
  error: ApiError | null,
  onRetry: () => void,
): Finding {
  const tryAgain = { label: words.tryAgain, onPress: onRetry }
  if (!error) return { ...about, state: 'unknown', detail: words.askingAgain, action: { ...tryAgain, isBusy: true } }
  // A whole list that is not found was never there.
  const detail = explain(error.kind === 'not-found' ? { kind: 'not-offered' } : error)
  const finding = { ...about, state: 'unknown', detail, error } as const
  if (error.kind === 'step-up') {
    return { ...finding, action: { label: words.confirm, onPress: () => demandStepUp(error) } }
  }
  return FINAL.has(error.kind) ? finding : { ...finding, action: tryAgain }
}
