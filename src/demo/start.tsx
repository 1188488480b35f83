import { setupWorker } from 'msw/browser'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

import { openBrowserStorage, resetDemo } from './browser-storage'
import { createDatabase, type Database } from './database'
import { DemoBar } from './demo-bar'
import './demo.css'
import { answerWithoutForm, cancelSignIn, endSession, readAuthorizeRequest, signIn } from './identity-provider'
import { isCondition, isDataScenario, setScenario, type Scenario } from './scenarios'
import { createDemoHandlers } from './server'
import { SignInPage } from './sign-in-page'
import { UnavailablePage } from './unavailable-page'
import { demoConfig, ISSUER } from './world'

export type DemoStart =
  | { kind: 'app'; config: typeof demoConfig; openUrl: (url: string) => void; cacheLocation: 'localstorage' }
  | { kind: 'handled' }

const JUST_CHANGED = 'latchkey-demo.just-changed'

/** The demo is a backend: it answers the identity provider's pages itself, and starts the worker for everything else. */
export async function startDemo(base: string): Promise<DemoStart> {
  const storage = openBrowserStorage()
  if (!storage) return explain('storage')
  const database = createDatabase({}, storage)
  const path = location.pathname.replace(/\/$/, '')
  if (path === `${base}demo/authorize`) return authorize(database, base)
  if (path === `${base}demo/logout`) return logOut(database, base)

  readScenarioFromAddress(database)
  if (!(await startWorker(database, base))) return explain('worker')
  mountBar(database, base)
  return {
    kind: 'app',
    config: demoConfig,
    openUrl: (url) => location.assign(toDemoPage(url, base)),
    cacheLocation: 'localstorage',
  }
}

/** Nothing answers at the tenant's address, so its two pages are on this site. */
function toDemoPage(url: string, base: string): string {
  const { href, search } = new URL(url)
  if (href.startsWith(`${ISSUER}authorize?`)) return `${base}demo/authorize${search}`
  if (href.startsWith(`${ISSUER}v2/logout?`)) return `${base}demo/logout${search}`
  return url
}

function authorize(database: Database, base: string): DemoStart {
  const request = readAuthorizeRequest(new URLSearchParams(location.search), location.origin)
  // Somebody typed this address, or kept it as a bookmark: the app begins a proper login.
  if (!request) return leave(base)

  const answer = answerWithoutForm(database, request)
  if (answer !== null) return leave(answer)

  document.title = 'Log in · Demo identity provider'
  render(
    <SignInPage
      suggestedEmail={request.loginHint}
      onSignIn={(credentials) => {
        const outcome = signIn(database, request, credentials)
        if (outcome.kind === 'leave') location.assign(outcome.url)
        return outcome
      }}
      onCancel={() => location.assign(cancelSignIn(request))}
    />,
  )
  return { kind: 'handled' }
}

function logOut(database: Database, base: string): DemoStart {
  endSession(database)
  const returnTo = new URLSearchParams(location.search).get('returnTo') ?? ''
  const isOurs = URL.canParse(returnTo) && new URL(returnTo).origin === location.origin
  return leave(isOurs ? returnTo : base)
}

/** Like the redirect of a server: Back does not lead here again. */
function leave(url: string): DemoStart {
  location.replace(url)
  return { kind: 'handled' }
}

function explain(missing: 'worker' | 'storage'): DemoStart {
  document.title = 'The demo cannot run here'
  // The shell of index.html would promise an app.
  document.documentElement.dataset['shell'] = 'none'
  render(<UnavailablePage missing={missing} />)
  return { kind: 'handled' }
}

function render(page: ReactNode): void {
  const element = document.getElementById('app')
  if (element) createRoot(element).render(<StrictMode>{page}</StrictMode>)
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

/** In a root of its own: whatever happens to the app, the way back to a working scenario stays. */
function mountBar(database: Database, base: string): void {
  const takesFocus = sessionStorage.getItem(JUST_CHANGED) !== null
  sessionStorage.removeItem(JUST_CHANGED)
  const element = document.createElement('div')
  document.body.append(element)
  createRoot(element).render(
    <StrictMode>
      <DemoBar
        scenario={database.read().scenario}
        takesFocus={takesFocus}
        onChange={(change: Partial<Scenario>) => {
          setScenario(database, change)
          sessionStorage.setItem(JUST_CHANGED, '')
          location.reload()
        }}
        onReset={() => {
          resetDemo()
          location.assign(base)
        }}
      />
    </StrictMode>,
  )
}
