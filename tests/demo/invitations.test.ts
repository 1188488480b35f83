// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from 'vitest'

import { JoinRequests, OrganizationInvitations, ProjectInvitations } from '~/api/invitations'
import { maria, nils, otto } from '~/demo/data/personas'
import { currentCode, setScenario } from '~/demo/server'

import { createManagementApiClient, startManagementApi, type ManagementApiRequest } from './management-api-client'
import { createMyAccountClient } from './my-account-client'

const PROJECTS = 'current-user/projects-invitations'
const ORGANIZATIONS = 'current-user/organizations-invitations'
const JOIN_REQUESTS = 'current-user/projects-join-requests'
const LISTS = [PROJECTS, ORGANIZATIONS, JOIN_REQUESTS]

const MARKETING = `${PROJECTS}/113`
/** Requires a second factor. */
const STAGING = `${PROJECTS}/108`
/** Has the same ID as the invitation to Marketing. */
const ACME = `${ORGANIZATIONS}/113`
const FINANCE = `${JOIN_REQUESTS}/124`

const notFound = { status: 404, body: { error: 'Invitation not found.' } }
const mfaRequired = (target: 'project' | 'organization') => ({
  status: 400,
  body: { error: `This ${target} requires users to have multi-factor authentication enabled` },
})

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00.250Z') })
})

describe('the lists', () => {
  test('have two project invitations with role, reason, and expiry', async () => {
    const { request } = startManagementApi()

    const invitations = ProjectInvitations.parse((await request('GET', PROJECTS)).body)

    expect(invitations).toHaveLength(2)
    expect(invitations).toMatchObject([
      {
        kind: 'project',
        to: { id: '7342', name: 'Marketing analytics' },
        role: 'admin',
        reason: 'You own the dashboards now',
        creator: 'Lena Marsh',
        created: new Date('2026-11-20T07:53:00Z'),
        expires: new Date('2026-11-26T10:07:00Z'),
        email: undefined,
      },
      {
        to: { name: 'Data platform – staging (EU)' },
        role: 'productionManager',
        reason: '',
        expires: undefined,
      },
    ])
  })

  test('have an organization invitation without role, reason, and expiry', async () => {
    const { request } = startManagementApi()

    const { body } = await request('GET', ORGANIZATIONS)

    expect(Object.keys(body[0])).toEqual(['id', 'created', 'creator', 'organization'])
    expect(OrganizationInvitations.parse(body)).toMatchObject([
      { kind: 'organization', to: { id: '54', name: 'Acme Holding' }, creator: 'Ondřej Popelka', role: undefined },
    ])
  })

  test('have a join request with the misspelled key "crated", which the schema of the app accepts', async () => {
    const { request } = startManagementApi()

    const { body } = await request('GET', JOIN_REQUESTS)

    expect(body[0]).not.toHaveProperty('created')
    expect(body[0].crated).toMatch(/^2026-11-19T\d\d:\d\d:\d\d\+0200$/)
    expect(JoinRequests.parse(body)).toMatchObject([
      {
        id: '124',
        to: { name: 'Finance reporting' },
        reason: 'temporary access for the audit',
        created: new Date('2026-11-19T07:53:00Z'),
      },
    ])
  })

  test.each(LISTS)('%s returns a single row by its ID, and 404 for an unknown ID', async (list) => {
    const { request } = startManagementApi()
    const [first] = (await request('GET', list)).body

    expect(await request('GET', `${list}/${first.id}`)).toMatchObject({ status: 200, body: first })
    expect((await request('GET', `${list}/9`)).status).toBe(404)
  })

  test.each(LISTS)('%s is empty for a new user', async (list) => {
    const { request } = startManagementApi({}, nils)

    expect((await request('GET', list)).body).toEqual([])
  })

  test('leave out an invitation from the millisecond of its expiry, after which it cannot be accepted', async () => {
    const { request, database } = startManagementApi()
    const [marketing] = ProjectInvitations.parse((await request('GET', PROJECTS)).body)
    const expires = Number(marketing?.expires)

    vi.setSystemTime(expires - 1)
    // The first client's bearer token has expired.
    const newRequest = createManagementApiClient(database, maria)
    expect(await listNames(newRequest, PROJECTS)).toContain('Marketing analytics')

    vi.setSystemTime(expires)
    expect(await listNames(newRequest, PROJECTS)).toEqual(['Data platform – staging (EU)'])
    expect(await newRequest('PUT', MARKETING)).toMatchObject(notFound)
  })

  test('cannot be read or changed without a bearer token', async () => {
    const { request } = startManagementApi()

    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await request(method, ACME, undefined, {})).status).toBe(401)
    }

    expect(await listNames(request, ORGANIZATIONS)).toEqual(['Acme Holding'])
  })
})

describe('an answered invitation', () => {
  test('is gone from its list after it was accepted, even with an invalid body', async () => {
    const { request } = startManagementApi()

    expect(await request('PUT', MARKETING, '[')).toMatchObject({ status: 202, body: undefined })

    expect(await listNames(request, PROJECTS)).toEqual(['Data platform – staging (EU)'])
    for (const method of ['PUT', 'GET', 'DELETE']) expect(await request(method, MARKETING)).toMatchObject(notFound)
  })

  test('does not affect the invitation with the same ID in another list', async () => {
    const { request } = startManagementApi()
    await request('PUT', MARKETING)

    expect(await request('PUT', ACME)).toMatchObject({ status: 202, body: undefined })

    expect(await listNames(request, ORGANIZATIONS)).toEqual([])
  })

  test.each([
    ['declined invitation', ACME, ORGANIZATIONS, 'Invitation not found.'],
    ['canceled join request', FINANCE, JOIN_REQUESTS, 'Join request not found.'],
  ])('is gone from its list (%s)', async (_, path, list, error) => {
    const { request } = startManagementApi()

    expect(await request('DELETE', path)).toMatchObject({ status: 204, body: undefined })

    expect(await request('DELETE', path)).toMatchObject({ status: 404, body: { error } })
    expect(await listNames(request, list)).toEqual([])
  })

  test('is still open for other users', async () => {
    const { request, database } = startManagementApi()

    await request('PUT', ACME)

    expect(await listNames(createManagementApiClient(database, otto), ORGANIZATIONS)).toEqual(['Acme Holding'])
  })

  test('is open again when the data scenario changes or the demo is reset', async () => {
    const { request, database } = startManagementApi()
    await request('PUT', ACME)

    setScenario(database, { data: 'empty' })
    for (const list of LISTS) expect((await request('GET', list)).body).toEqual([])
    setScenario(database, { data: 'usual' })
    expect(await listNames(request, ORGANIZATIONS)).toEqual(['Acme Holding'])

    await request('PUT', ACME)
    database.reset()
    expect(database.read().manage).toMatchObject({ answeredInvitations: {} })
  })
})

describe('an invitation that requires a second factor', () => {
  test('can be accepted only after the user has confirmed a factor', async () => {
    const { request, database } = startManagementApi()
    const { startEnrollment, finishEnrollment } = createMyAccountClient(database, maria)
    expect(await request('PUT', STAGING)).toMatchObject(mfaRequired('project'))
    expect(await listNames(request, PROJECTS)).toContain('Data platform – staging (EU)')

    const started = await startEnrollment({ type: 'totp' })
    expect((await request('PUT', STAGING)).status).toBe(400)
    await finishEnrollment(started, { otp_code: currentCode(database, maria) })

    expect((await request('PUT', STAGING)).status).toBe(202)
  })

  test('can be accepted by a user who already has a second factor', async () => {
    const { request } = startManagementApi({}, otto)

    expect((await request('PUT', STAGING)).status).toBe(202)
  })

  test('can be declined by a user without a second factor', async () => {
    const { request } = startManagementApi()

    expect((await request('DELETE', STAGING)).status).toBe(204)
  })
})

test('under "invitations-mfa" no invitation can be accepted, but each can be declined', async () => {
  const { request } = startManagementApi({ condition: 'invitations-mfa' }, otto)

  expect(await request('PUT', MARKETING)).toMatchObject(mfaRequired('project'))
  expect(await request('PUT', ACME)).toMatchObject(mfaRequired('organization'))

  expect(await listNames(request, ORGANIZATIONS)).toEqual(['Acme Holding'])
  expect((await request('DELETE', ACME)).status).toBe(204)
})

test('under "invitations-gone" answering a listed invitation returns 404 and removes it from the list', async () => {
  const { request } = startManagementApi({ condition: 'invitations-gone' })
  expect(await listNames(request, PROJECTS)).toHaveLength(2)

  expect(await request('PUT', STAGING)).toMatchObject(notFound)
  expect(await request('DELETE', ACME)).toMatchObject(notFound)

  expect(await listNames(request, PROJECTS)).toEqual(['Marketing analytics'])
  expect(await listNames(request, ORGANIZATIONS)).toEqual([])
})

test('under "invitations-elsewhere" invitations name their recipient, and join requests do not', async () => {
  const { request } = startManagementApi({ condition: 'invitations-elsewhere' })

  const invitations = [
    ...ProjectInvitations.parse((await request('GET', PROJECTS)).body),
    ...OrganizationInvitations.parse((await request('GET', ORGANIZATIONS)).body),
  ]

  expect(invitations.map(({ email }) => email)).toEqual(Array.from({ length: 3 }, () => 'someone.else@example.com'))
  expect(JSON.stringify((await request('GET', JOIN_REQUESTS)).body)).not.toContain('email')
})

test.each([
  ['invitations-absent', { status: 404, body: { error: 'Not found.' } }],
  ['invitations-down', { status: 500, body: { error: 'Application error.', exceptionId: expect.any(String) } }],
] as const)('under "%s" all invitation requests fail, and other resources work', async (condition, failure) => {
  const { request } = startManagementApi({ condition })

  for (const list of LISTS) expect(await request('GET', list)).toMatchObject(failure)
  for (const method of ['GET', 'PUT', 'DELETE']) expect(await request(method, ACME)).toMatchObject(failure)

  for (const path of ['notifications', 'current-user/promo-codes', 'current-user/tokens']) {
    expect((await request('GET', path)).status).toBe(200)
  }
})

type Named = { project?: { name: string }; organization?: { name: string } }

async function listNames(request: ManagementApiRequest, list: string): Promise<unknown[]> {
  return (await request('GET', list)).body.map(({ project, organization }: Named) => (project ?? organization)?.name)
}
