export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)] ?? Number.NaN
  const high = sorted[Math.ceil(place)] ?? low
  return low + (high - low) * (place - Math.floor(place))
}

export const median = (values: number[]) => quantile(values, 0.5)

/** A fixed piece of work, in milliseconds: a wide spread says that the machine was busy with something else. */
export function machineCheck(): number {
  const begin = performance.now()
  let sum = 0
  for (let index = 0; index < 2e7; index += 1) sum = (sum + index * index) % 1_000_003
  return performance.now() - begin + (sum < 0 ? 1 : 0)
}
