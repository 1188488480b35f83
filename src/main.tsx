// First, because it must run before any schema is created.
import '~/lib/zod-without-eval'

import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'

import { App } from '~/app/app'
import { basePath } from '~/config/base-path'
import type { Config } from '~/config/config'
import { loadConfig } from '~/config/load-config'
import { usesMyAccount } from '~/config/features'
import { isOwnHostReachable } from '~/config/reachable'
import { preloadRoute } from '~/app/preload-route'
import { reloadForNewVersions } from '~/lib/new-version'
import { removeServiceWorkers } from '~/app/remove-service-workers'
import { routes } from '~/app/routes'
import { Auth0Session } from '~/session/auth0-session'
import { isLogOutPending } from '~/session/log-out'
import { SessionBoundary } from '~/session/session-boundary'

/** Configuration of the app. `openUrl` replaces the navigation to Auth0 in the demo. */
type Start = { config: Config; openUrl?: (url: string) => void }

/** Loads the configuration. Returns `handled` if the demo has rendered a page in place of the app. */
async function start(): Promise<Start | 'handled'> {
  // Only this literal comparison lets the bundler drop the demo from production builds.
  if (import.meta.env.MODE === 'demo') {
    const demo = await import('~/demo/start').then((module) => module.startDemo(basePath))
    if (demo.kind === 'app') return demo
    if (demo.brand.accent) await import('~/app/frame/brand').then(({ applyBrand }) => applyBrand(demo.brand))
    return 'handled'
  }
  void removeServiceWorkers(basePath)
  return { config: await loadConfig(`${basePath}config.json`) }
}

/** Clears the page before it enters the back/forward cache. Otherwise Back would show its data after a log-out. */
function disableBackForwardCache(page: Root): void {
  addEventListener('pagehide', ({ persisted }) => persisted && page.unmount())
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
}

/** Removes the static shell of index.html before the first paint of anything else. */
function removeShellOnFirstRender(): void {
  const app = document.getElementById('app')
  const observer = new MutationObserver(() => {
    observer.disconnect()
    document.getElementById('shell')?.remove()
  })
  if (app) observer.observe(app, { childList: true })
}

function createPage() {
  const element = document.getElementById('app')
  if (!element) throw new Error('index.html has no element #app.')
  const reactRoot = createRoot(element)
  disableBackForwardCache(reactRoot)
  return reactRoot
}

reloadForNewVersions(isOwnHostReachable)
// index.html shows a message in place of the app.
if (document.documentElement.dataset['browser'] !== 'old') {
  removeShellOnFirstRender()
  preloadRoute(routes, location.pathname, basePath)
  void main()
}

// Not a top-level await: a lazy chunk that imports from this module would then never load.
async function main(): Promise<void> {
  try {
    const started = await start()
    if (started !== 'handled') {
      const { config, openUrl } = started
      const { brand } = config
      if (brand.accent || brand.favicon) void import('~/app/frame/brand').then(({ applyBrand }) => applyBrand(brand))
      // Before anything else: until the tenant hears of the log-out, it lets anyone in without a password.
      if (isLogOutPending()) {
        const { FinishLogOut } = await import('~/pages/plain/log-out-page')
        return createPage().render(<FinishLogOut config={config.auth0} openUrl={openUrl} />)
      }
      createPage().render(
        <StrictMode>
          <SessionBoundary>
            <Auth0Session config={{ ...config.auth0, myAccount: usesMyAccount(config) }} openUrl={openUrl}>
              {(identity) => <App config={config} identity={identity} />}
            </Auth0Session>
          </SessionBoundary>
        </StrictMode>,
      )
    }
  } catch (error) {
    const { ConfigProblemPage } = await import('~/pages/plain/config-problem-page')
    createPage().render(<ConfigProblemPage error={error} />)
  }
}
