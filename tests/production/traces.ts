import type { Page } from '@playwright/test'

/**
 * Returns the text of every place where a page may leave a secret, except memory. The caller searches the result. The
 * page never receives the secret to look for, because a script with the secret would itself be a trace.
 */
export async function tracesIn(page: Page) {
  const cookies = await page.context().cookies()
  const found = await page.evaluate(async () => {
    const result = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value | undefined>((done) => {
        request.addEventListener('success', () => done(request.result))
        request.addEventListener('error', () => done(undefined))
      })
    const databases = await Promise.all(
      (await indexedDB.databases()).map(async ({ name = '' }) => {
        const database = await result(indexedDB.open(name))
        const stores = [...(database?.objectStoreNames ?? [])]
        return Promise.all(
          stores.map((store) => database && result(database.transaction(store).objectStore(store).getAll())),
        )
      }),
    )
    const cached = await Promise.all(
      (await caches.keys()).map(async (name) => {
        const cache = await caches.open(name)
        const responses = await cache.matchAll()
        return Promise.all(responses.map((response) => response.text()))
      }),
    )
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')]
    return {
      document: document.documentElement.outerHTML,
      fields: fields.map((field) => field.value).join('\n'),
      localStorage: JSON.stringify(localStorage),
      sessionStorage: JSON.stringify(sessionStorage),
      databases: JSON.stringify(databases),
      caches: JSON.stringify(cached),
      history: JSON.stringify(history.state),
      url: location.href,
      title: `${document.title} ${window.name}`,
      timings: performance
        .getEntries()
        .map(({ name }) => name)
        .join('\n'),
    }
  })
  return { ...found, cookies: JSON.stringify(cookies) }
}

/** Returns the strings in the JavaScript heap of the page after garbage collection. */
export async function stringsInHeap(page: Page): Promise<string[]> {
  const devTools = await page.context().newCDPSession(page)
  const chunks: string[] = []
  devTools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await devTools.send('HeapProfiler.collectGarbage')
  await devTools.send('HeapProfiler.collectGarbage')
  await devTools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await devTools.detach()
  return (JSON.parse(chunks.join('')) as { strings: string[] }).strings
}
