// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from 'vitest'

import { grace, INITIAL_PASSWORD, maria } from '~/demo/data/personas'
import { CLIENT_ID } from '~/demo/demo-config'
import { logInWithPassword } from '~/demo/identity/identity-provider'
import { checkTicket, resetPassword } from '~/demo/identity/password-reset'
import { mailbox } from '~/demo/server'

import type { Database } from './demo-server'
import { authorizeRequest, exchangeCode, logInAsMaria, refreshTokens, startTenant } from './tenant-client'

const NEW_PASSWORD = 'Copper-gate 7290'
const HOUR = 60 * 60_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') })
})

describe('the link in a reset email', () => {
  test('sets a new password once, after which only the new password logs in', async () => {
    const { database, requestEmail } = startPasswordReset()
    await requestEmail(maria.email)
    expect(mailbox(database, maria)).toMatchObject([{ subject: 'Change password - Password Change Request' }])
    const ticket = newestTicket(database)

    expect(await resetPassword(database, ticket, NEW_PASSWORD)).toBeNull()
    expect(await resetPassword(database, ticket, 'Silver-gate 7290')).toBe('used')

    const logIn = (password: string) =>
      logInWithPassword(database, authorizeRequest(), { email: maria.email, password })
    expect(await logIn(INITIAL_PASSWORD)).toEqual({ kind: 'wrong-password' })
    expect(await logIn(NEW_PASSWORD)).toMatchObject({ kind: 'redirect' })
  })

  test('still works after the server rejected a weak password', async () => {
    const { database, requestEmail } = startPasswordReset()
    await requestEmail(maria.email)
    const ticket = newestTicket(database)

    const rejection = await resetPassword(database, ticket, 'short')

    expect(rejection).toMatchObject({ error: expect.stringContaining('weak') })
    expect(checkTicket(database, ticket)).toBe(maria)
  })

  test('ends every session of the user', async () => {
    const { database, post, requestEmail } = startPasswordReset()
    const { body } = await exchangeCode(post, await logInAsMaria(database))
    await requestEmail(maria.email)

    await resetPassword(database, newestTicket(database), NEW_PASSWORD)

    expect(await refreshTokens(post, body.refresh_token)).toMatchObject({
      status: 403,
      body: { error: 'invalid_grant' },
    })
    expect(database.read().identity.session).toBeNull()
  })

  test('expires after an hour', async () => {
    const { database, requestEmail } = startPasswordReset()
    await requestEmail(maria.email)
    const ticket = newestTicket(database)

    vi.setSystemTime(Date.now() + HOUR - 1)
    expect(checkTicket(database, ticket)).toBe(maria)
    vi.setSystemTime(Date.now() + 1)
    expect(await resetPassword(database, ticket, NEW_PASSWORD)).toBe('expired')
  })

  test('stops working when a newer email is sent', async () => {
    const { database, requestEmail } = startPasswordReset()
    await requestEmail(maria.email)
    const firstTicket = newestTicket(database)

    await requestEmail(maria.email)

    expect(checkTicket(database, firstTicket)).toBe('replaced')
  })

  test('does not work with an unknown ticket', () => {
    const { database } = startPasswordReset()

    expect(checkTicket(database, 'made-up')).toBe('unknown')
  })
})

test('every address gets the same response, but only users with a password get an email', async () => {
  const { database, requestEmail } = startPasswordReset()

  const responses = await Promise.all([grace.email, 'nobody@example.com', maria.email].map(requestEmail))

  expect(new Set(responses.map(({ body }) => body)).size).toBe(1)
  expect(database.read().mailbox.map(({ userId }) => userId)).toEqual([maria.id])
})

function startPasswordReset() {
  const tenant = startTenant()
  const requestEmail = (email: string) => tenant.post('dbconnections/change_password', { client_id: CLIENT_ID, email })
  return { ...tenant, requestEmail }
}

function newestTicket(database: Database): string {
  return mailbox(database, maria)[0]?.link?.split('ticket=')[1] ?? ''
}
