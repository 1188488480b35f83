import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { demoConfig } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

const withFreshLogin = { config: { apiKeys: { ...demoConfig.apiKeys, freshLogin: true } } }
const loggedInLongAgo = { identity: () => ({ getLastLogin: async () => ({ at: Date.now() - 60 * 60_000 }) }) }

async function createKey(world: Parameters<typeof renderApp>[1]) {
  const app = await renderApp('/api-keys/new', world)
  await app.user.type(await screen.findByLabelText('Name'), 'CI deploy 2')
  await app.user.click(screen.getByRole('button', { name: 'Create API key' }))
  return app
}
const writes = (requests: string[]) => requests.filter((line) => /^(POST|PUT)/.test(line))

test('a new API key asks for a fresh login where that is configured, and keeps the typed name', async () => {
  const { user, identity, requests, leave } = await createKey({ ...withFreshLogin, ...loggedInLongAgo })
  const confirm = await screen.findByRole('dialog', { name: 'Confirm it’s you' })
  await user.click(within(confirm).getByRole('button', { name: 'Continue' }))
  const draft = { name: 'CI deploy 2' }
  expect(identity.logIn).toHaveBeenCalledWith('/api-keys/new', { stepUp: 'recent', draft })
  expect(writes(requests)).toEqual([])

  leave()
  history.replaceState({ usr: { draft } }, '', '/api-keys/new')
  await renderApp('/api-keys/new', { ...withFreshLogin, keepsHistoryState: true })
  expect(await screen.findByLabelText('Name')).toHaveValue('CI deploy 2')
})

test.each([
  ['after a login of the last hour', withFreshLogin],
  ['where it is not configured', loggedInLongAgo],
])('a new API key needs no further login %s', async (_when, world) => {
  await createKey(world)
  expect(await screen.findByRole('dialog', { name: 'API key created' })).toBeInTheDocument()
})
