import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse, type RequestHandler } from 'msw'
import { setupServer } from 'msw/node'
import { onTestFinished, vi } from 'vitest'

import { App } from '~/app/app'
import type { Config } from '~/config/config'
import { maria, type Persona } from '~/demo/data/personas'
import type { Scenario } from '~/demo/data/scenarios'
import { createDatabase, createDemoHandlers, issueBearerToken, setScenario } from '~/demo/server'
import { demoConfig, MY_ACCOUNT_AUDIENCE } from '~/demo/demo-config'
import { profileClaims } from '~/demo/tables/profiles'
import { createQueryClient } from '~/session/query-client'
import type { Identity } from '~/session/identity'

import { resetStores } from './reset-stores'

type Options = {
  as?: Persona
  scenario?: Partial<Scenario>
  config?: Partial<Config>
  /** Overrides parts of the session. `issue` returns a bearer token that the server accepts. */
  identity?: (issue: () => string) => Partial<Identity>
  /** Keeps `history.state`, which may hold the draft of a form after a step-up login. */
  keepsHistoryState?: boolean
  /** Request handlers that take precedence over the demo's server. */
  handlers?: RequestHandler[]
}

/** The host of the console, which a device without a connection does not reach. */
const ownHost = http.head(`${location.origin}/`, () =>
  navigator.onLine ? new HttpResponse(null) : HttpResponse.error(),
)

/** Renders the real app at a URL, with the demo's server, a new database and a logged-in user. */
export async function renderApp(
  url: string,
  { as = maria, scenario, config, identity: identityOverrides, keepsHistoryState = false, handlers = [] }: Options = {},
) {
  const database = createDatabase()
  const change = (next: Partial<Scenario>) => setScenario(database, next)
  if (scenario) change(scenario)

  const requests: string[] = []
  const server = setupServer(...handlers, ...createDemoHandlers(database), ownHost)
  server.listen({ onUnhandledFrame: 'error' })
  server.events.on('request:start', ({ request }) => {
    requests.push(`${request.method} ${request.url}`)
  })

  const issue = () => issueBearerToken(database, as)
  const identity: Identity = {
    user: { id: as.id, name: as.name, email: as.email },
    problem: undefined,
    getBearerToken: async () => issue(),
    getMyAccountToken: async () => issueBearerToken(database, as, { audience: MY_ACCOUNT_AUDIENCE }),
    getClaims: async () => ({ sub: as.id, ...profileClaims(database.read(), as) }),
    getCompletedStepUp: async () => undefined,
    getLastLogin: async () => ({ at: Date.now() }),
    logIn: vi.fn<Identity['logIn']>(async () => {}),
    connectAccount: vi.fn<Identity['connectAccount']>(async () => {}),
    logOut: vi.fn<Identity['logOut']>(async () => {}),
    followLogOut: vi.fn<Identity['followLogOut']>(async () => {}),
    finishLogOut: vi.fn<Identity['finishLogOut']>(async () => {}),
    ...identityOverrides?.(issue),
  }
  const queryClient = createQueryClient()
  history.replaceState(keepsHistoryState ? history.state : null, '', url)
  const user = userEvent.setup()
  // A router listens to `popstate` until its document is unloaded. In jsdom, all tests of a file share one document, so
  // `leave` removes the listener. Otherwise, the routers of earlier tests would also react to Back.
  const addListener = vi.spyOn(globalThis, 'addEventListener')
  const view = render(<App config={{ ...demoConfig, ...config }} identity={identity} client={queryClient} />)
  const popstateListeners = addListener.mock.calls.filter(([type]) => type === 'popstate')
  addListener.mockRestore()

  let hasLeft = false
  /** Closes the page as a reload does. Values in the browser's storage stay. */
  function leave() {
    if (hasLeft) return
    hasLeft = true
    view.unmount()
    for (const [type, listener] of popstateListeners) removeEventListener(type, listener)
    queryClient.clear()
    server.close()
    resetStores()
  }
  onTestFinished(() => {
    leave()
    localStorage.clear()
    sessionStorage.clear()
  })
  return { user, identity, queryClient, requests, change, server, database, leave }
}

/** Returns the names of the API keys in the table. */
export async function listedKeyNames(): Promise<string[]> {
  const table = await screen.findByRole('table', { name: 'API keys' })
  return within(table)
    .getAllByRole('rowheader')
    .map((cell) => cell.querySelector('bdi')?.textContent ?? '')
}

/** Opens the menu of a row and clicks an item. */
export async function openRowMenu(user: ReturnType<typeof userEvent.setup>, name: string, item: string) {
  await user.click(await screen.findByRole('button', { name: `Actions for ${name}` }))
  await user.click(await screen.findByRole('menuitem', { name: item }))
}

/** Hovers an element and returns its tooltip. The frame loads the tooltip late, and jsdom has no `:hover` for it to read. */
export async function hoverForTooltip(user: ReturnType<typeof userEvent.setup>, element: HTMLElement) {
  await screen.findByRole('tooltip', { hidden: true })
  await user.hover(element)
  return screen.findByRole('tooltip')
}
