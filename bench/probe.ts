/** Collects measurements in the page. Times are milliseconds since the start of the navigation. */
export type Probe = {
  firstPaint: number | undefined
  /** When the first row of the list was painted. */
  listPainted: number | undefined
  /** Cumulative layout shift. */
  shift: number
  /** The sum of the time beyond 50 ms of each long task, in milliseconds. */
  longTaskExcess: number
  /** The time from input to next paint of each interaction, by the ID of the interaction. */
  interactions: Map<number, number>
  /** Returns the times in `interactions` and removes them. */
  takeInteractions: () => number[]
}

declare global {
  var benchProbe: Probe
}

/** Runs in the page before its own scripts. Can't use imports, because Playwright sends only the function's source. */
export function installProbe(rowSelector: string): void {
  const probe: Probe = {
    firstPaint: undefined,
    listPainted: undefined,
    shift: 0,
    longTaskExcess: 0,
    interactions: new Map(),
    takeInteractions() {
      recordInteractions(eventObserver.takeRecords())
      const durations = [...probe.interactions.values()]
      probe.interactions.clear()
      return durations
    },
  }
  globalThis.benchProbe = probe

  const observe = (type: string, callback: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(callback)).observe({ type, buffered: true })
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') probe.firstPaint = startTime
  })
  observe('longtask', ({ duration }) => {
    probe.longTaskExcess += Math.max(0, duration - 50)
  })
  observe('layout-shift', (entry) => {
    const { value = 0, hadRecentInput = false } = entry as { value?: number; hadRecentInput?: boolean }
    if (!hadRecentInput) probe.shift += value
  })

  // An interaction consists of several events. As in INP, the slowest one counts.
  const recordInteractions = (entries: PerformanceEntryList) => {
    for (const { interactionId = 0, duration } of entries as (PerformanceEntry & { interactionId?: number })[]) {
      if (interactionId)
        probe.interactions.set(interactionId, Math.max(probe.interactions.get(interactionId) ?? 0, duration))
    }
  }
  const eventObserver = new PerformanceObserver((list) => recordInteractions(list.getEntries()))
  eventObserver.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)

  const checkForRow = () => {
    const isRowVisible = [...document.querySelectorAll(rowSelector)].some((element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    })
    if (!isRowVisible) return void requestAnimationFrame(checkForRow)
    // The message arrives after the browser has painted the frame.
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => (probe.listPainted ??= performance.now()))
    port1.start()
    port2.postMessage(undefined)
  }
  requestAnimationFrame(checkForRow)
}
