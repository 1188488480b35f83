import { expect, test } from 'vitest'

import { ISSUER } from '~/demo/demo-config'
import { setScenario } from '~/demo/server'

import { startTenant } from './tenant-client'

const probe = () => fetch(`${ISSUER}.well-known/jwks.json`, { method: 'HEAD', mode: 'no-cors' })

test('the identity provider answers the question whether it is there', async () => {
  startTenant()
  await expect(probe()).resolves.toHaveProperty('status', 200)
})

test('under the condition "tenant-down" the identity provider does not answer', async () => {
  const { database, post } = startTenant()
  setScenario(database, { condition: 'tenant-down' })
  await expect(probe()).rejects.toThrow(TypeError)
  await expect(post('oauth/revoke', { token: 'x' })).rejects.toThrow(TypeError)
})
