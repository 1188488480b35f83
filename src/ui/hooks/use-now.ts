import { useSyncExternalStore } from 'react'

type Clock = { subscribe: (listener: () => void) => () => void; read: () => number }

const clocks = new Map<number, Clock>()

/** Returns the clock of a period. It runs one timer for all its subscribers, and none while it has no subscriber. */
function clockOf(period: number): Clock {
  const known = clocks.get(period)
  if (known) return known
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  const clock: Clock = {
    subscribe(listener) {
      listeners.add(listener)
      timer ??= setInterval(() => {
        for (const each of listeners) each()
      }, period)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
    // Rounded to whole periods: React reads the value twice in each render and must get the same value both times.
    read: () => Math.floor(Date.now() / period) * period,
  }
  clocks.set(period, clock)
  return clock
}

/** The time in milliseconds, updated every `period` milliseconds while the component is mounted. */
export function useNow(period: number): number {
  const { subscribe, read } = clockOf(period)
  return useSyncExternalStore(subscribe, read)
}

/** Whole seconds until a time of this device's clock, counting down to 0; 0 without a time. */
export function useSecondsLeft(until: number | undefined): number {
  const { subscribe } = clockOf(1000)
  return useSyncExternalStore(until === undefined ? subscribeToNothing : subscribe, () => secondsUntil(until))
}

const subscribeToNothing = () => () => {}

function secondsUntil(until: number | undefined): number {
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000))
}
