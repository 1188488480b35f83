import { setupWorker } from 'msw/browser'

import { openBrowserStorage } from '~/demo/data/browser-storage'
import { createDatabase, type Database } from '~/demo/data/database'
import './demo.css'
import { mountBar, mountMailbox } from '~/demo/bar/mount'
import { isCondition, isDataScenario, setScenario } from '~/demo/data/scenarios'
import { createDemoHandlers } from './server'
import { answerPage, explain, toDemoPage } from '~/demo/pages/demo-pages'
import { demoConfig } from './demo-config'

export type DemoStart =
  | { kind: 'app'; config: typeof demoConfig; openUrl: (url: string) => void; cacheLocation: 'localstorage' }
  | { kind: 'handled' }

/** The demo is a backend: it answers the identity provider's pages itself, and starts the worker for everything else. */
export async function startDemo(base: string): Promise<DemoStart> {
  const storage = openBrowserStorage()
  if (!storage) {
    explain('storage')
    return { kind: 'handled' }
  }
  const database = createDatabase({}, storage)
  if (answerPage(database, base)) return { kind: 'handled' }

  readScenarioFromAddress(database)
  if (!(await startWorker(database, base))) {
    explain('worker')
    return { kind: 'handled' }
  }
  // As they stand on screen; Tab follows.
  mountMailbox(database, base)
  mountBar(database, base)
  return {
    kind: 'app',
    config: { ...demoConfig, links: { ...demoConfig.links, project: `${location.origin}${base}demo/project?id={id}` } },
    openUrl: (url) => location.assign(toDemoPage(url, base)),
    cacheLocation: 'localstorage',
  }
}

async function startWorker(database: Database, base: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  // A page that closes takes the registration with it when it was the last; the next page may be half-way through using
  // it. It stays controlled all the same, so only the complaint of an update that nobody awaits is left.
  addEventListener('unhandledrejection', (event) => {
    if (/Failed to update a ServiceWorker/.test(String(event.reason))) event.preventDefault()
  })
  try {
    await setupWorker(...createDemoHandlers(database)).start({
      quiet: true,
      onUnhandledFrame: 'bypass',
      serviceWorker: { url: `${base}mockServiceWorker.js`, options: { scope: base } },
    })
    return true
  } catch (error) {
    console.warn('The demo’s service worker did not start.', error)
    return false
  }
}

/** A link can choose the scenario: `?demo-data=keys-57&demo-condition=slow`. The app never sees these words. */
function readScenarioFromAddress(database: Database): void {
  const url = new URL(location.href)
  const data = url.searchParams.get('demo-data')
  const condition = url.searchParams.get('demo-condition')
  if (data === null && condition === null) return
  setScenario(database, { ...(isDataScenario(data) && { data }), ...(isCondition(condition) && { condition }) })
  url.searchParams.delete('demo-data')
  url.searchParams.delete('demo-condition')
  history.replaceState(history.state, '', url)
}
