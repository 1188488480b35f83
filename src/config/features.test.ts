import { expect, test } from 'vitest'

import type { Config, Feature } from './config'
import { can, usesMyAccount } from './features'
import { parseConfig } from './load-config'

const auth0 = { domain: 'login.example.com', clientId: 'abc', audience: 'https://api.example.com' }
const apis = {
  apiKeys: { baseUrl: 'https://app.example.com/api' },
  manage: { baseUrl: 'https://manage.example.com' },
}
const configOf = (fields: object): Promise<Config> =>
  parseConfig(JSON.stringify({ auth0, ...apis, ...fields }), 'config.json')

const levelOf = (config: Config, feature: Feature) =>
  can(config, feature, 'edit') ? 'edit' : can(config, feature, 'read') ? 'read' : 'off'

test('allows everything by default', async () => {
  const config = await configOf({})
  for (const feature of ['apiKeys', 'tokens', 'promoCodes', 'security', 'password', 'passkey'] as const)
    expect({ feature, level: levelOf(config, feature) }).toEqual({ feature, level: 'edit' })
  expect(usesMyAccount(config)).toBe(true)
})

test('reads the level of each page and login method', async () => {
  const config = await configOf({ features: { apiKeys: 'read', tokens: 'off', totp: 'read', phone: 'off' } })
  expect(levelOf(config, 'apiKeys')).toBe('read')
  expect(levelOf(config, 'tokens')).toBe('off')
  expect(levelOf(config, 'invitations')).toBe('edit')
  expect(levelOf(config, 'totp')).toBe('read')
  expect(levelOf(config, 'phone')).toBe('off')
})

test('has no page whose API is not configured, whatever its level', async () => {
  const config = await configOf({ manage: undefined, features: { tokens: 'edit', sessions: 'edit' } })
  expect(levelOf(config, 'tokens')).toBe('off')
  expect(levelOf(config, 'sessions')).toBe('off')
  expect(levelOf(config, 'apiKeys')).toBe('edit')
})

test.each(['read', 'off'] as const)(
  'allows no login method and no list of sessions more than the Security page, which is %s',
  async (level) => {
    const config = await configOf({ features: { security: level, totp: 'edit', phone: 'off' } })
    expect(levelOf(config, 'security')).toBe(level)
    expect(levelOf(config, 'totp')).toBe(level)
    expect(levelOf(config, 'password')).toBe(level)
    expect(levelOf(config, 'sessions')).toBe(level)
    expect(levelOf(config, 'phone')).toBe('off')
    expect(levelOf(config, 'apiKeys')).toBe('edit')
    expect(usesMyAccount(config)).toBe(level === 'read')
  },
)

test('rejects a level that does not exist and says which do', async () => {
  await expect(configOf({ features: { tokens: 'none' } })).rejects.toMatchObject({
    problems: [{ field: 'features.tokens', message: 'must be one of: off, read, edit' }],
  })
})
