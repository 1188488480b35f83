export type Probe = {
  firstPaint: number | undefined
  /** When a row of the list could be seen. */
  shown: number | undefined
  shift: number
  /** How much longer than 50 ms each long task took, summed up. */
  excess: number
  /** Input to next paint of each interaction since the last reset. */
  interactions: Map<number, number>
  takeInteractions: () => number[]
}

declare global {
  var benchProbe: Probe
}

/** Runs in the page before its own scripts. Stands by itself: only its text gets there. */
export function installProbe(selector: string): void {
  const probe: Probe = {
    firstPaint: undefined,
    shown: undefined,
    shift: 0,
    excess: 0,
    interactions: new Map(),
    takeInteractions() {
      note(events.takeRecords())
      const taken = [...probe.interactions.values()]
      probe.interactions.clear()
      return taken
    },
  }
  globalThis.benchProbe = probe

  const observe = (type: string, act: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({ type, buffered: true })
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') probe.firstPaint = startTime
  })
  observe('longtask', ({ duration }) => {
    probe.excess += Math.max(0, duration - 50)
  })
  observe('layout-shift', (entry) => {
    const { value = 0, hadRecentInput = false } = entry as { value?: number; hadRecentInput?: boolean }
    if (!hadRecentInput) probe.shift += value
  })

  // One interaction is several events; its slowest counts, as in INP.
  const note = (entries: PerformanceEntryList) => {
    for (const { interactionId = 0, duration } of entries as (PerformanceEntry & { interactionId?: number })[]) {
      if (interactionId)
        probe.interactions.set(interactionId, Math.max(probe.interactions.get(interactionId) ?? 0, duration))
    }
  }
  const events = new PerformanceObserver((list) => note(list.getEntries()))
  events.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)

  const look = () => {
    const row = [...document.querySelectorAll(selector)].some((element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    })
    if (!row) return void requestAnimationFrame(look)
    // A message comes after the frame has been painted.
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => (probe.shown ??= performance.now()))
    port1.start()
    port2.postMessage(undefined)
  }
  requestAnimationFrame(look)
}
