import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { RequestHandler } from 'msw'
import { setupServer } from 'msw/node'
import { onTestFinished, vi } from 'vitest'

import { App } from '~/app/app'
import type { Config } from '~/config/config'
import { maria, type Persona } from '~/demo/data/personas'
import type { Scenario } from '~/demo/data/scenarios'
import { createDatabase, createDemoHandlers, issueBearerToken, setScenario } from '~/demo/server'
import { demoConfig, MY_ACCOUNT_AUDIENCE } from '~/demo/demo-config'
import { createQueryClient } from '~/session/query-client'
import type { Identity } from '~/session/identity'

import { resetStores } from './reset-stores'

type World = {
  as?: Persona
  scenario?: Partial<Scenario>
  config?: Partial<Config>
  /** What is special about the session; `issue` makes a token that the server knows. */
  identity?: (issue: () => string) => Partial<Identity>
  keepsHistoryState?: boolean
  /** What answers in place of the demo's server, from the first request on. */
  handlers?: RequestHandler[]
}

/** The real app at an address, in a world of its own: the demo's server, a fresh database, somebody who is signed in. */
export async function renderApp(
  url: string,
  { as = maria, scenario, config, identity: given, keepsHistoryState = false, handlers = [] }: World = {},
) {
  const database = createDatabase()
  const change = (next: Partial<Scenario>) => setScenario(database, next)
  if (scenario) change(scenario)

  const requests: string[] = []
  const server = setupServer(...handlers, ...createDemoHandlers(database))
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
    getCompletedStepUp: async () => undefined,
    logIn: vi.fn<Identity['logIn']>(async () => {}),
    logOut: vi.fn<Identity['logOut']>(async () => {}),
    ...given?.(issue),
  }
  const queryClient = createQueryClient()
  // What a login brings back stands in the history; anything else begins without.
  history.replaceState(keepsHistoryState ? history.state : null, '', url)
  const user = userEvent.setup()
  const view = render(<App config={{ ...demoConfig, ...config }} identity={identity} client={queryClient} />)

  /** Closes the page as a reload does: values in the browser's storage stay. */
  let isGone = false
  function leave() {
    if (isGone) return
    isGone = true
    view.unmount()
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

/** The rows of the list, by what they are called. */
export async function shownNames(): Promise<string[]> {
  const table = await screen.findByRole('table', { name: 'API keys' })
  return within(table)
    .getAllByRole('rowheader')
    .map((cell) => cell.querySelector('bdi')?.textContent ?? '')
}

export async function openRowMenu(user: ReturnType<typeof userEvent.setup>, name: string, item: string) {
  await user.click(await screen.findByRole('button', { name: `Actions for ${name}` }))
  await user.click(await screen.findByRole('menuitem', { name: item }))
}
