import type { Load } from './load.ts'
import { median, percentile } from './statistics.ts'

export type Measure = { name: string; value: string; budget: string; isWithinBudget: boolean }
export type Rounds = { app: Load[]; floor: Load[] }

const round = (value: number, digits = 0) => value.toFixed(digits)
const atMost = (name: string, value: number, limit: number, show = (shown: number) => round(shown)): Measure => ({
  name,
  value: show(value),
  budget: `≤ ${show(limit)}`,
  isWithinBudget: value <= limit,
})
const ms = (value: number) => `${round(value)} ms`
const MB = (bytes: number) => `${round(bytes / 1e6, 2)} MB`
const times = (value: number) => `${round(value, 2)} × floor`

/** Returns the median of the ratios of each run, so that a change in the speed of the machine cancels out. */
function ratio({ app, floor }: Rounds, of: (load: Load) => number): number {
  return median(app.map((load, run) => of(load) / of(floor[run] ?? load)))
}

export function loadMeasures(cold: Rounds, warm: Rounds): Measure[] {
  const appMedian = (of: (load: Load) => number) => median(cold.app.map(of))
  const compared = (name: string, rounds: Rounds, of: (load: Load) => number, limit: number): Measure => {
    const measure = atMost(name, ratio(rounds, of), limit, times)
    return {
      ...measure,
      value: `${measure.value} (${round(median(rounds.app.map(of)))} / ${round(median(rounds.floor.map(of)))} ms)`,
    }
  }
  return [
    compared('first contentful paint, cold', cold, ({ firstPaint }) => firstPaint, 0.4),
    compared('list on screen, cold', cold, ({ list }) => list, 1.15),
    compared('list on screen, warm', warm, ({ list }) => list, 1.15),
    atMost('layout shift, phone', Math.max(...[...cold.app, ...warm.app].map(({ shift }) => shift)), 0.02, (value) =>
      round(value, 4),
    ),
    atMost(
      'requests before the list',
      appMedian(({ requests }) => requests),
      6,
    ),
    atMost(
      'longest request chain',
      appMedian(({ chain }) => chain),
      3,
    ),
    atMost(
      'long-task excess of the load',
      appMedian(({ longTaskExcess }) => longTaskExcess),
      250,
      ms,
    ),
    atMost(
      'JS heap with the list shown',
      appMedian(({ heap }) => heap),
      5e6,
      MB,
    ),
    atMost(
      'elements on the page',
      appMedian(({ elements }) => elements),
      600,
    ),
  ]
}

export function interactionMeasures(list: string, limit: number, steps: Map<string, number[]>): Measure[] {
  return [...steps].map(([step, samples]) => {
    const p95 = percentile(samples, 0.95)
    return {
      name: `${step}, ${list}`,
      value: `${round(median(samples))} / ${round(p95)} ms`,
      budget: `p95 ≤ ${limit} ms`,
      isWithinBudget: p95 <= limit,
    }
  })
}

export const shiftMeasure = (where: string, shift: number) =>
  atMost(`layout shift, ${where}`, shift, 0.02, (value) => round(value, 4))

export function growthMeasure({ warmUp, growth }: { warmUp: number; growth: number }): Measure {
  const measure = atMost('growth of the JS heap in 50 page turns', growth, 1e6, MB)
  return { ...measure, value: `${measure.value} (${MB(warmUp)} in the 10 turns before)` }
}
