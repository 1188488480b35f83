import { useSyncExternalStore } from 'react'

import type { ApiError, StepUp } from '~/api/errors'

/** What the next login has to prove, and what somebody has typed meanwhile that has to be there again afterwards. */
export type StepUpDemand = { stepUp: StepUp; draft: Record<string, string> }

let demand: StepUpDemand | undefined
/** Whoever said no at first is asked again by the error on screen, which knows nothing of what was typed. */
const draftOf = new WeakMap<object, Record<string, string>>()
const watchers = new Set<() => void>()

/**
 * Says that an action needs a fresher or stronger login. The frame asks the person, leaves for Auth0 and comes back to
 * this address. What was typed waits in the storage of this tab meanwhile: never a secret.
 */
export function demandStepUp(error: Pick<ApiError, 'stepUp'>, draft = draftOf.get(error) ?? {}): void {
  draftOf.set(error, draft)
  demand = { stepUp: error.stepUp ?? 'recent', draft }
  for (const watcher of watchers) watcher()
}

export function dismissStepUp(): void {
  demand = undefined
  for (const watcher of watchers) watcher()
}

export function readStepUpDemand(): StepUpDemand | undefined {
  return demand
}

export function useStepUpDemand(): StepUpDemand | undefined {
  return useSyncExternalStore((watcher) => {
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  }, readStepUpDemand)
}
