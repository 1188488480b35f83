/**
 * Unregisters the service workers whose pages include this app, or lie below it. The app has none: such a worker is left over from
 * another app at this URL, such as the demo, and could answer its requests.
 */
export async function removeServiceWorkers(basePath: string): Promise<void> {
  try {
    const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? []
    const isOurs = (scope: string) => {
      const { pathname } = new URL(scope)
      return pathname.startsWith(basePath) || basePath.startsWith(pathname)
    }
    await Promise.all(registrations.map((worker) => isOurs(worker.scope) && worker.unregister()))
  } catch {
    // Where the browser denies storage, there are no workers either.
  }
}
