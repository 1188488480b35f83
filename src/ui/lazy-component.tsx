import { lazy, Suspense, useEffect, type ComponentType } from 'react'

/**
 * A component whose code comes when it is first shown, and is fetched ahead when the browser has nothing else to do.
 * Nothing is drawn while it is on its way: a click asks for it, and it is nearly always there already.
 */
export function lazyComponent<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const Lazy = lazy(async () => ({ default: await load() }))

  function Loaded(props: Props) {
    return (
      <Suspense fallback={null}>
        <Lazy {...props} />
      </Suspense>
    )
  }
  return Object.assign(Loaded, { preload: () => void load().catch(() => {}) })
}

/** Fetches code ahead once the page has settled. Safari has no requestIdleCallback. */
export function usePreload(isReady: boolean, components: { preload: () => void }[]): void {
  useEffect(() => {
    if (!isReady) return
    const start = () => {
      for (const component of components) component.preload()
    }
    if ('requestIdleCallback' in globalThis) {
      const handle = requestIdleCallback(start, { timeout: 4_000 })
      return () => cancelIdleCallback(handle)
    }
    const timer = setTimeout(start, 1_500)
    return () => clearTimeout(timer)
  }, [isReady, components])
}
