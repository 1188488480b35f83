import { useSyncExternalStore } from 'react'

type Clock = { subscribe: (watcher: () => void) => () => void; read: () => number }

const clocks = new Map<number, Clock>()

/** One clock for each period, and one timer however many watch it. */
function clockOf(period: number): Clock {
  const known = clocks.get(period)
  if (known) return known
  const watchers = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  const clock: Clock = {
    subscribe(watcher) {
      watchers.add(watcher)
      timer ??= setInterval(() => {
        for (const each of watchers) each()
      }, period)
      return () => {
        watchers.delete(watcher)
        if (watchers.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
    // Whole periods: React reads it twice for each render, and must find the same.
    read: () => Math.floor(Date.now() / period) * period,
  }
  clocks.set(period, clock)
  return clock
}

/** The time in milliseconds, renewed every `period` milliseconds while somebody looks. */
export function useNow(period: number): number {
  const { subscribe, read } = clockOf(period)
  return useSyncExternalStore(subscribe, read)
}

/** Whole seconds until an instant of this device's clock, counting down to 0; 0 where there is none. */
export function useSecondsLeft(until: number | undefined): number {
  const { subscribe } = clockOf(1000)
  return useSyncExternalStore(until === undefined ? watchNothing : subscribe, () => secondsUntil(until))
}

const watchNothing = () => () => {}

function secondsUntil(until: number | undefined): number {
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000))
}
