import { useSyncExternalStore } from 'react'

/** One timer for each period, however many watch it. */
const clocks = new Map<number, { now: number; watchers: Set<() => void>; timer: ReturnType<typeof setInterval> }>()

function watch(period: number, watcher: () => void): () => void {
  let clock = clocks.get(period)
  if (!clock) {
    const watchers = new Set<() => void>()
    const started = { now: Date.now(), watchers, timer: setInterval(() => tick(started), period) }
    clocks.set(period, started)
    clock = started
  }
  const { watchers, timer } = clock
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(timer)
    clocks.delete(period)
  }
}

function tick(clock: { now: number; watchers: Set<() => void> }): void {
  clock.now = Date.now()
  for (const watcher of clock.watchers) watcher()
}

/** The time in milliseconds, renewed every `period` milliseconds while somebody looks. */
export function useNow(period: number): number {
  return useSyncExternalStore(
    (watcher) => watch(period, watcher),
    () => clocks.get(period)?.now ?? Math.floor(Date.now() / period) * period,
  )
}
