import { asApiError } from '~/api/errors'

import { satisfiesStepUp, type useCompletedStepUp } from './console-context'

/**
 * True for the errors of a tenant that has not enabled the My Account API or not granted it to this app
 * (docs/api/my-account.md#not-available). A step-up that is demanded again right after it was completed counts too,
 * because another login would change nothing.
 */
export function isApiRejected(thrown: Error | null, completedStepUp: ReturnType<typeof useCompletedStepUp>): boolean {
  if (thrown === null) return false
  const { kind, status, stepUp } = asApiError(thrown)
  if (kind === 'step-up') return satisfiesStepUp(completedStepUp, stepUp)
  return kind === 'forbidden' || kind === 'not-found' || (kind === 'session-ended' && status !== undefined)
}
