export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)] ?? Number.NaN
  const high = sorted[Math.ceil(place)] ?? low
  return low + (high - low) * (place - Math.floor(place))
}

export const median = (values: number[]) => quantile(values, 0.5)

const TRIES = 15
/** How long the fixed work took each time, in milliseconds: a wide spread says that the machine had something else to do. */
export const machineChecks: number[] = []

/** Waits until the machine does a fixed piece of work about as fast as it ever did. Not for ever: then it is said. */
export async function calmMachine(): Promise<void> {
  let took = fixedWork()
  for (let tries = 0; tries < TRIES && took > 1.15 * Math.min(took, ...machineChecks); tries += 1) {
    await new Promise((done) => setTimeout(done, 2_000))
    took = fixedWork()
  }
  machineChecks.push(took)
}

function fixedWork(): number {
  const begin = performance.now()
  let sum = 0
  for (let index = 0; index < 2e7; index += 1) sum = (sum + index * index) % 1_000_003
  return performance.now() - begin + (sum < 0 ? 1 : 0)
}
