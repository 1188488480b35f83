// First: no schema may be made before it.
import '~/lib/zod-without-eval'

import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'

import { App } from '~/app/app'
import { basePath } from '~/config/base-path'
import { loadConfig, type Config } from '~/config/config'
import { startRouteOf } from '~/app/early-route'
import { reloadForNewVersions } from '~/lib/new-version'
import { routes } from '~/app/routes'
import { Auth0Session } from '~/session/auth0-session'
import { SessionBoundary } from '~/session/session-boundary'

type Start = { config: Config; openUrl?: (url: string) => void }

async function start(): Promise<Start | 'handled'> {
  // Spelled out here, and only here: the bundler drops the whole demo when it can see this literal.
  if (import.meta.env.MODE === 'demo') {
    const demo = await import('~/demo/start').then((module) => module.startDemo(basePath))
    return demo.kind === 'handled' ? 'handled' : demo
  }
  return { config: await loadConfig(`${basePath}config.json`) }
}

/** A page that the browser keeps for Back would bring everything on it back, also after a log-out. */
function forgetOnLeaving(page: Root): void {
  addEventListener('pagehide', ({ persisted }) => persisted && page.unmount())
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
}

function root() {
  const element = document.getElementById('app')
  if (!element) throw new Error('index.html has no #app.')
  const made = createRoot(element)
  forgetOnLeaving(made)
  return made
}

reloadForNewVersions()
startRouteOf(routes, location.pathname, basePath)
void main()

// Not awaited at the top level: a lazy chunk may import from this one, and would wait for it to finish for ever.
async function main(): Promise<void> {
  try {
    const started = await start()
    if (started !== 'handled') {
      const { config, openUrl } = started
      if (config.brand.accent)
        void import('~/app/frame/brand').then(({ applyAccent }) => applyAccent(config.brand.accent))
      root().render(
        <StrictMode>
          <SessionBoundary>
            <Auth0Session config={config.auth0} openUrl={openUrl}>
              {(identity) => <App config={config} identity={identity} />}
            </Auth0Session>
          </SessionBoundary>
        </StrictMode>,
      )
    }
  } catch (error) {
    const { ConfigProblemPage } = await import('~/pages/plain/config-problem-page')
    root().render(<ConfigProblemPage error={error} />)
  }
}
