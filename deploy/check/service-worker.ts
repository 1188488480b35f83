import { loadScript } from './as-browser.ts'
import type { CheckContext } from './context.ts'
import { about, listOf, type CheckResult } from './check-result.ts'

/** The worker of the demo, and the usual names of others. */
const WORKERS = ['mockServiceWorker.js', 'sw.js', 'service-worker.js', 'ngsw-worker.js', 'firebase-messaging-sw.js']

/** Looks for a service worker on the same origin, which could answer the requests of the console. */
export async function checkServiceWorker({ base, request }: CheckContext): Promise<CheckResult[]> {
  const { ok, wrong } = about('service-worker', 'No service worker is on the origin of the console')
  const urls = new Set(WORKERS.flatMap((name) => [new URL(name, base).href, new URL(`/${name}`, base).href]))
  const answers = await Promise.all([...urls].map((url) => request(url, loadScript)))
  const workers = answers
    .filter(({ status, headers }) => status === 200 && /javascript/i.test(headers.get('content-type') ?? ''))
    .map(({ url }) => new URL(url).pathname)
  if (workers.length === 0) return [ok()]
  const isDemo = workers.some((path) => path.endsWith('/mockServiceWorker.js'))
  return [
    wrong({
      cause: `The origin serves ${listOf(workers)}${isDemo ? ', the worker of the demo' : ''}.`,
      consequence: 'A service worker that a browser has installed can answer the requests of the console.',
      fix: 'Give the console a separate host name, without the demo and without other apps.',
    }),
  ]
}
