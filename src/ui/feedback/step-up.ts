import { createStore, useStore } from 'zustand'

import type { ApiError, StepUp } from '~/api/errors'

/** The step-up that an action needs, and the form values to restore after the login. */
export type StepUpDemand = { stepUp: StepUp; draft: Record<string, string> }

export const stepUpDemand = createStore<StepUpDemand | undefined>(() => undefined)

/** Drafts by error. After a cancel, the button in the error message demands the step-up again without the form. */
const draftByError = new WeakMap<object, Record<string, string>>()

/**
 * Demands a step-up for an action. The frame asks the user, leaves for Auth0 and returns to this URL. `draft` waits in
 * this tab's storage meanwhile, so it must never hold a secret.
 */
export function demandStepUp(error: Pick<ApiError, 'stepUp'>, draft = draftByError.get(error) ?? {}): void {
  draftByError.set(error, draft)
  stepUpDemand.setState({ stepUp: error.stepUp ?? 'recent', draft }, true)
}

export function dismissStepUp(): void {
  stepUpDemand.setState(undefined, true)
}

export function readStepUpDemand(): StepUpDemand | undefined {
  return stepUpDemand.getState()
}

export function useStepUpDemand(): StepUpDemand | undefined {
  return useStore(stepUpDemand)
}
