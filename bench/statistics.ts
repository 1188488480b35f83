/** Returns the percentile of the values, from 0 (minimum) to 1 (maximum), with linear interpolation. */
export function percentile(values: number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const position = (sorted.length - 1) * fraction
  const low = sorted[Math.floor(position)] ?? Number.NaN
  const high = sorted[Math.ceil(position)] ?? low
  return low + (high - low) * (position - Math.floor(position))
}

export const median = (values: number[]) => percentile(values, 0.5)

const MAX_RETRIES = 15

/** The milliseconds that each benchmark of the machine took. A wide spread means that other processes were running. */
export const machineChecks: number[] = []

/** Waits, at most 30 seconds, until the machine is about as fast as in its best check. Adds to `machineChecks`. */
export async function waitForIdleMachine(): Promise<void> {
  let duration = benchmarkMachine()
  for (let retry = 0; retry < MAX_RETRIES && duration > 1.15 * Math.min(duration, ...machineChecks); retry += 1) {
    await new Promise((done) => setTimeout(done, 2_000))
    duration = benchmarkMachine()
  }
  machineChecks.push(duration)
}

/** Returns the milliseconds that a fixed calculation takes. */
function benchmarkMachine(): number {
  const start = performance.now()
  let sum = 0
  for (let index = 0; index < 2e7; index += 1) sum = (sum + index * index) % 1_000_003
  // The result depends on `sum`, so that V8 cannot skip the calculation.
  return performance.now() - start + (sum < 0 ? 1 : 0)
}
