// @vitest-environment node
import { beforeEach, expect, test, vi } from 'vitest'

import { readTicket, resetPassword } from '~/demo/identity/password-reset'
import { authenticate } from '~/demo/identity/identity-provider'
import { grace, maria, PASSWORD } from '~/demo/data/personas'
import { mailbox } from '~/demo/server'
import { CLIENT_ID } from '~/demo/demo-config'

import { authorizeRequest, exchange, logIn, refresh, startTenant } from './tenant-client'

const NEW_PASSWORD = 'Copper-gate 7290'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') })
})

test('the link of the reset email works once, and then only the new password logs in', async () => {
  const { database, askFor } = startReset()
  await askFor(maria.email)
  expect(mailbox(database, maria)).toMatchObject([{ subject: 'Change password - Password Change Request' }])
  const ticket = newestTicket(database)
  expect(await resetPassword(database, ticket, 'short')).toMatchObject({ problem: expect.stringContaining('weak') })
  expect(readTicket(database, ticket)).toBe(maria)
  expect(await resetPassword(database, ticket, NEW_PASSWORD)).toBeNull()
  expect(await resetPassword(database, ticket, 'Silver-gate 7290')).toBe('used')

  const enter = (password: string) => authenticate(database, authorizeRequest(), { email: maria.email, password })
  expect(await enter(PASSWORD)).toEqual({ kind: 'wrong-password' })
  expect(await enter(NEW_PASSWORD)).toMatchObject({ kind: 'leave' })
})

test('a reset ends every session', async () => {
  const { database, post, askFor } = startReset()
  const { body } = await exchange(post, await logIn(database))
  await askFor(maria.email)
  await resetPassword(database, newestTicket(database), NEW_PASSWORD)
  expect(await refresh(post, body.refresh_token)).toMatchObject({ status: 403, body: { error: 'invalid_grant' } })
  expect(database.read().identity.session).toBeNull()
})

test('a link is good for an hour, and only that of the newest email', async () => {
  const { database, askFor } = startReset()
  await askFor(maria.email)
  const first = newestTicket(database)
  await askFor(maria.email)
  expect(readTicket(database, first)).toBe('replaced')
  const second = newestTicket(database)
  vi.setSystemTime(Date.now() + 60 * 60_000 - 1)
  expect(readTicket(database, second)).toBe(maria)
  vi.setSystemTime(Date.now() + 1)
  expect(await resetPassword(database, second, NEW_PASSWORD)).toBe('expired')
  expect(readTicket(database, 'made-up')).toBe('unknown')
})

test('whoever has no password here gets no email, and whoever asks is told the same', async () => {
  const { database, askFor } = startReset()
  const answers = await Promise.all([grace.email, 'nobody@example.com', maria.email].map(askFor))
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  expect(database.read().letters.map(({ userId }) => userId)).toEqual([maria.id])
})

function startReset() {
  const tenant = startTenant()
  const askFor = (email: string) => tenant.post('dbconnections/change_password', { client_id: CLIENT_ID, email })
  return { ...tenant, askFor }
}

function newestTicket(database: ReturnType<typeof startTenant>['database']): string {
  return mailbox(database, maria)[0]?.link?.split('ticket=')[1] ?? ''
}
