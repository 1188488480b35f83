import { useEffect, useState, type ComponentType } from 'react'

/**
 * Returns a component that loads its code when it is first mounted, or earlier through `preload`. It renders nothing
 * until the code has loaded. Suspense is not used, because it delays new content by up to 300 ms: a preloaded menu
 * opens in the same frame as the click. If the code fails to load, the next mount tries again, and lib/new-version.ts
 * offers a reload.
 */
export function lazyComponent<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let ready: ComponentType<Props> | undefined
  let loading: Promise<ComponentType<Props>> | undefined

  async function preload(): Promise<ComponentType<Props> | undefined> {
    loading ??= load()
    try {
      ready = await loading
      return ready
    } catch (error) {
      loading = undefined
      // Neither Vite's dev server nor Vitest sends the event that lib/new-version.ts handles, and Vitest's module runner
      // keeps the failure until its process ends: without a message, each dialog of a test file would just not open.
      // oxlint-disable-next-line no-console -- an error fails the test that loads the code
      if (import.meta.env.DEV) console.error(error)
      return undefined
    }
  }

  function Loaded(props: Props) {
    const [Component, setComponent] = useState(() => ready)
    useEffect(() => {
      if (Component) return
      let isUnmounted = false
      void preload().then((loaded) => {
        if (loaded && !isUnmounted) setComponent(() => loaded)
      })
      return () => {
        isUnmounted = true
      }
    }, [Component])
    return Component ? <Component {...props} /> : null
  }
  return Object.assign(Loaded, { preload })
}

/** Loads the code of lazy components in advance, once `isReady` is true and the browser is idle. */
export function usePreload(isReady: boolean, components: { preload: () => Promise<unknown> }[]): void {
  useEffect(() => {
    if (!isReady) return
    return whenIdle(() => {
      for (const component of components) void component.preload()
    })
  }, [isReady, components])
}

/**
 * Calls back once when the browser is idle. Safari has no requestIdleCallback. Returns a function that cancels the
 * call.
 */
export function whenIdle(callback: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const handle = requestIdleCallback(callback, { timeout: 4_000 })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(callback, 1_500)
  return () => clearTimeout(timer)
}
