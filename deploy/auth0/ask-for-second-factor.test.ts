import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'

// Runs the Action as Auth0 does: alone, with `exports`, and with nothing of Node but the language.

type Event = {
  authentication?: { methods: { name: string; timestamp?: string }[] }
  request?: { query: Record<string, string> }
  transaction?: { protocol?: string; acr_values?: string[]; requested_scopes?: string[] }
  user: { user_id: string; multifactor?: string[]; enrolledFactors?: object[] }
}

const code = readFileSync(join(import.meta.dirname, 'ask-for-second-factor.js'), 'utf8')
const MULTI_FACTOR = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'

/** Returns the arguments of each demand for a second factor. */
async function demandsAfter(event: Event): Promise<unknown[][]> {
  const exports: { onExecutePostLogin?: (event: Event, api: object) => Promise<void> } = {}
  runInNewContext(code, { exports })
  const demands: unknown[][] = []
  await exports.onExecutePostLogin?.(event, {
    multifactor: { enable: (...args: unknown[]) => void demands.push(JSON.parse(JSON.stringify(args)) as unknown[]) },
  })
  return demands
}

const ASKED = [['any', { allowRememberBrowser: false }]]
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const method = (name: string, minutes: number) => ({ name, timestamp: minutesAgo(minutes) })

/** The event of a login, in the form of https://auth0.com/docs/actions/reference/post-login/post-login-event-object. */
const login = (methods: object[], more: Partial<Event> = {}): Event => ({
  authentication: { methods: methods as { name: string; timestamp: string }[] },
  request: { query: { response_type: 'code', max_age: '2592000' } },
  transaction: { protocol: 'oidc-basic-profile', acr_values: [], requested_scopes: ['openid'] },
  user: { user_id: 'auth0|maria', multifactor: ['guardian'], enrolledFactors: [{ type: 'otp', options: {} }] },
  ...more,
})
const withUser = (user: Partial<Event['user']>) => ({ user: { user_id: 'auth0|maria', ...user } })
const demanding = { transaction: { protocol: 'oidc-basic-profile', acr_values: [MULTI_FACTOR] } }

describe('a user with a factor is asked', () => {
  test.each<[string, Event]>([
    ['at a login with a password', login([method('pwd', 0)])],
    ['at a login with another provider', login([method('federated', 0)])],
    ['at the first redirect of a session from before the factor', login([method('pwd', 200)])],
    ['at another password in a session that has used a factor', login([method('pwd', 0), method('mfa', 90)])],
    [
      'if the event names factors by `method`',
      login([method('pwd', 0)], withUser({ enrolledFactors: [{ method: 'phone' }] })),
    ],
    [
      'if the event has only the older list of factors',
      login([method('pwd', 0)], withUser({ multifactor: ['guardian'] })),
    ],
    ['if the event has no authentication methods', { ...login([]), authentication: undefined as never }],
  ])('%s', async (_when, event) => {
    await expect(demandsAfter(event)).resolves.toEqual(ASKED)
  })
})

describe('asks for no factor from a user', () => {
  test.each<[string, Event]>([
    ['without a factor', login([method('pwd', 0)], withUser({ multifactor: [], enrolledFactors: [] }))],
    [
      'with a recovery code alone',
      login([method('pwd', 0)], withUser({ enrolledFactors: [{ type: 'recovery-code' }] })),
    ],
    ['who has just used the factor', login([method('pwd', 1), method('mfa', 0)])],
    ['whose session has used the factor', login([method('pwd', 200), method('mfa', 199)])],
    ['who logged in with a passkey', login([method('passkey', 0)])],
    [
      'whose refresh token is exchanged',
      login([method('pwd', 200)], { transaction: { protocol: 'oauth2-refresh-token' } }),
    ],
    [
      'whose refresh token is exchanged for a demanding application',
      login([method('pwd', 200)], { transaction: { ...demanding.transaction, protocol: 'oauth2-refresh-token' } }),
    ],
  ])('%s', async (_who, event) => {
    await expect(demandsAfter(event)).resolves.toEqual([])
  })
})

describe('an application that demands a factor with acr_values', () => {
  test.each<[string, Event]>([
    [
      'without a factor, who then sets one up',
      login([method('pwd', 0)], { ...demanding, ...withUser({ enrolledFactors: [] }) }),
    ],
    ['who used the factor six minutes ago', login([method('pwd', 7), method('mfa', 6)], demanding)],
    ['who logged in with a passkey', login([method('passkey', 0)], demanding)],
    [
      'whose demand is in the query only',
      login([method('pwd', 7), method('mfa', 6)], {
        transaction: { protocol: 'oidc-basic-profile' },
        request: { query: { acr_values: `urn:other ${MULTI_FACTOR}` } },
      }),
    ],
  ])('gets it from a user %s', async (_who, event) => {
    await expect(demandsAfter(event)).resolves.toEqual(ASKED)
  })

  test('does not ask a second time within five minutes', async () => {
    await expect(demandsAfter(login([method('pwd', 5), method('mfa', 4)], demanding))).resolves.toEqual([])
  })
})
