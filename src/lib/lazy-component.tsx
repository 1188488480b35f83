import { useEffect, useState, type ComponentType } from 'react'

/**
 * A component whose code comes when it is first shown, and is fetched ahead when the browser has nothing else to do.
 * Nothing is drawn while it is on its way. Without Suspense, which holds back what it reveals for 300 ms: a menu that was
 * fetched ahead opens in the frame of its click. Where the code cannot be had, the frame says that there is a newer
 * version (lib/new-version.ts), and the next click asks again.
 */
export function lazyComponent<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let ready: ComponentType<Props> | undefined
  let loading: Promise<ComponentType<Props>> | undefined

  async function preload(): Promise<ComponentType<Props> | undefined> {
    loading ??= load()
    try {
      ready = await loading
      return ready
    } catch {
      loading = undefined
      return undefined
    }
  }

  function Loaded(props: Props) {
    const [Component, setComponent] = useState(() => ready)
    useEffect(() => {
      if (Component) return
      let isGone = false
      void preload().then((loaded) => {
        if (loaded && !isGone) setComponent(() => loaded)
      })
      return () => {
        isGone = true
      }
    }, [Component])
    return Component ? <Component {...props} /> : null
  }
  return Object.assign(Loaded, { preload })
}

/** Fetches code ahead once the page has settled. */
export function usePreload(isReady: boolean, components: { preload: () => Promise<unknown> }[]): void {
  useEffect(() => {
    if (!isReady) return
    return whenIdle(() => {
      for (const component of components) void component.preload()
    })
  }, [isReady, components])
}

/** Calls back when the browser has nothing else to do. Safari has no requestIdleCallback. Returns how to call it off. */
export function whenIdle(callback: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const handle = requestIdleCallback(callback, { timeout: 4_000 })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(callback, 1_500)
  return () => clearTimeout(timer)
}
