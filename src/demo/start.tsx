import { setupWorker } from 'msw/browser'

import type { Config } from '~/config/config'

import { mountDemoControl } from './control/mount'
import './control/control.css'
import { openBrowserStorage } from './data/browser-storage'
import { createDatabase, type Database } from './data/database'
import { isCondition, isDataScenario } from './data/scenarios'
import { setScenario } from './data/set-scenario'
import { remember, forget } from './data/visit-memory'
import { demoConfig } from './demo-config'
import './login/login.css'
import { readBrand } from './look/brand'
import { showDemoPage, showUnavailable, toDemoPage } from './pages/demo-pages'
import { operatorConfig } from './operator-config'
import { createDatedHandlers } from './dated-handlers'

/** `handled`: the demo shows one of its pages instead of the app, in the colors of the brand. */
export type DemoStart =
  | { kind: 'app'; config: Config; openUrl: (url: string) => void; cacheLocation: 'localstorage' }
  | { kind: 'handled'; brand: Config['brand'] }

/** Shows the demo page at the current URL, or starts the service worker that answers the app's requests. */
export async function startDemo(basePath: string): Promise<DemoStart> {
  const storage = openBrowserStorage()
  if (!storage) {
    showUnavailable('storage')
    return { kind: 'handled', brand: demoConfig.brand }
  }
  const database = createDatabase({}, storage)
  hideControlFromUrl()
  if (showDemoPage(database, basePath)) return { kind: 'handled', brand: readBrand(database) }

  applyScenarioFromUrl(database)
  if (!(await startWorker(database, basePath))) {
    showUnavailable('worker')
    return { kind: 'handled', brand: readBrand(database) }
  }
  mountDemoControl(database, basePath, 'console')
  const demoPage = `${location.origin}${basePath}demo/`
  const links = {
    ...demoConfig.links,
    project: `${demoPage}project?id={id}`,
    organization: `${demoPage}organization?id={id}`,
  }
  return {
    kind: 'app',
    config: {
      ...demoConfig,
      auth0: { ...demoConfig.auth0, connectedAccounts: true },
      links,
      ...operatorConfig(database.read().scenario.condition),
    },
    openUrl: (url) => location.assign(toDemoPage(url, basePath)),
    cacheLocation: 'localstorage',
  }
}

async function startWorker(database: Database, basePath: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  try {
    await setupWorker(...createDatedHandlers(database)).start({
      quiet: true,
      onUnhandledFrame: 'bypass',
      serviceWorker: { url: `${basePath}mockServiceWorker.js`, options: { scope: basePath } },
    })
    return true
  } catch (error) {
    console.warn('The demo’s service worker did not start.', error)
    return false
  }
}

/** Hides the demo control in this tab at `?demo-control=off`, for screenshots. `on` shows it again. */
function hideControlFromUrl(): void {
  const url = new URL(location.href)
  const value = url.searchParams.get('demo-control')
  if (value === null) return
  if (value === 'off') remember('hidden')
  else forget('hidden')
  url.searchParams.delete('demo-control')
  history.replaceState(history.state, '', url)
}

/** Applies the scenario of a link such as `?demo-data=keys-57&demo-condition=slow` and removes it from the URL. */
function applyScenarioFromUrl(database: Database): void {
  const url = new URL(location.href)
  const data = url.searchParams.get('demo-data')
  const condition = url.searchParams.get('demo-condition')
  if (data === null && condition === null) return
  setScenario(database, { ...(isDataScenario(data) && { data }), ...(isCondition(condition) && { condition }) })
  url.searchParams.delete('demo-data')
  url.searchParams.delete('demo-condition')
  history.replaceState(history.state, '', url)
}
