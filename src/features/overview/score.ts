import type { CheckUpItem, Remedy, Severity, ToDoItem } from '~/ui/feedback/check-up-item'

/** `counted` protections could be checked, and `inPlace` of them are in place. `unknown` could not be checked. */
export type Score = { inPlace: number; counted: number; unknown: number }

/** Counts the protections. An unknown one is not counted as missing (docs/decisions/0021-check-up-score.md). */
export function scoreOf(items: CheckUpItem[]): Score {
  const protections = items.filter(({ protection }) => protection !== undefined)
  const unknown = protections.filter(({ state }) => state === 'failed' || state === 'unknown').length
  const inPlace = protections.filter(({ state }) => state === 'done').length
  return { inPlace, counted: protections.length - unknown, unknown }
}

export type Step = ToDoItem & { remedy: Remedy }
export type NextStep = { state: 'pending' } | { state: 'none' } | { state: 'step'; item: Step }

/** The items of a group that are known so far. */
export type KnownItems = { items: CheckUpItem[]; isComplete: boolean }

export const SEVERITIES: Severity[] = ['urgent', 'important', 'minor']

/**
 * Returns the most valuable item that the user can do here: by severity, then in the order of the groups and items.
 * Pending while an item that is still being checked could be more valuable, so that the step never changes without an action.
 */
export function nextStepOf(groups: KnownItems[]): NextStep {
  for (const severity of SEVERITIES) {
    for (const { items, isComplete } of groups) {
      const item = items.filter(isStep).find((one) => one.severity === severity)
      if (!isComplete) return { state: 'pending' }
      if (item) return { state: 'step', item }
    }
  }
  return { state: 'none' }
}

/** The state without a next step: nothing to do, failed checks, or items that only an administrator can change. */
export type Rest = 'nothing' | 'failed' | 'elsewhere'

export function restOf(items: CheckUpItem[]): Rest {
  if (items.some(({ state }) => state === 'failed')) return 'failed'
  return items.some(({ state }) => state === 'to-do') ? 'elsewhere' : 'nothing'
}

function isStep(item: CheckUpItem): item is Step {
  return item.state === 'to-do' && item.remedy !== undefined
}
