// @vitest-environment node
import { beforeEach, expect, test, vi } from 'vitest'

import { JoinRequests, OrganizationInvitations, ProjectInvitations } from '~/api/invitations'
import { maria, nils, otto } from '~/demo/data/personas'
import { currentCode, setScenario } from '~/demo/server'

import { METHODS, openAccount } from './my-account-client'
import { startManage } from './management-api-client'

const PROJECTS = 'current-user/projects-invitations'
const ORGANIZATIONS = 'current-user/organizations-invitations'
const REQUESTS = 'current-user/projects-join-requests'

const MARKETING = `${PROJECTS}/113`
const STAGING = `${PROJECTS}/108`
const ACME = `${ORGANIZATIONS}/113`
const FINANCE = `${REQUESTS}/124`

const notFound = { status: 404, body: { error: 'Invitation not found.' } }
const needsMfa = (what: 'project' | 'organization') => ({
  status: 400,
  body: { error: `This ${what} requires users to have multi-factor authentication enabled` },
})

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00.250Z') })
})

test('two projects and an organization invite, each saying what it knows', async () => {
  const { api } = startManage()
  const [marketing, staging, ...others] = ProjectInvitations.parse((await api('GET', PROJECTS)).body)
  expect(others).toEqual([])
  expect(marketing).toMatchObject({
    kind: 'project',
    to: { id: '7342', name: 'Marketing analytics' },
    role: 'admin',
    reason: 'You own the dashboards now',
    creator: 'Lena Marsh',
    created: new Date('2026-11-20T07:53:00Z'),
    expires: new Date('2026-11-26T10:07:00Z'),
    email: undefined,
  })
  const named = { to: { name: 'Data platform – staging (EU)' }, role: 'productionManager', reason: '' }
  expect(staging).toMatchObject({ ...named, expires: undefined })

  const { body } = await api('GET', ORGANIZATIONS)
  expect(Object.keys(body[0])).toEqual(['id', 'created', 'creator', 'organization'])
  expect(OrganizationInvitations.parse(body)).toMatchObject([
    { kind: 'organization', to: { id: '54', name: 'Acme Holding' }, creator: 'Ondřej Popelka', role: undefined },
  ])
})

test('a join request is dated under the misspelt key of the documents, and the app reads it', async () => {
  const { api } = startManage()
  const { body } = await api('GET', REQUESTS)
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

test.each([PROJECTS, ORGANIZATIONS, REQUESTS])(
  'what %s lists is found by its number, and nothing else is',
  async (list) => {
    const { api } = startManage()
    const [first] = (await api('GET', list)).body
    expect(await api('GET', `${list}/${first.id}`)).toMatchObject({ status: 200, body: first })
    expect((await api('GET', `${list}/9`)).status).toBe(404)
  },
)

test('an accepted invitation is gone: not listed, not found, not accepted again; its body says nothing', async () => {
  const { api } = startManage()
  expect(await api('PUT', MARKETING, '[')).toMatchObject({ status: 202, body: undefined })
  expect(await names(api, PROJECTS)).toEqual(['Data platform – staging (EU)'])
  for (const method of ['PUT', 'GET', 'DELETE']) expect(await api(method, MARKETING)).toMatchObject(notFound)
  // The organization's has the same number.
  expect(await api('PUT', ACME)).toMatchObject({ status: 202, body: undefined })
  expect(await names(api, ORGANIZATIONS)).toEqual([])
})

test('a declined invitation and a cancelled request are gone too', async () => {
  const { api } = startManage()
  for (const [address, error] of [
    [ACME, 'Invitation not found.'],
    [FINANCE, 'Join request not found.'],
  ] as const) {
    expect(await api('DELETE', address)).toMatchObject({ status: 204, body: undefined })
    expect(await api('DELETE', address)).toMatchObject({ status: 404, body: { error } })
  }
  expect(await names(api, REQUESTS)).toEqual([])
})

test('an invitation is over when its time is', async () => {
  const { as } = startManage()
  const [marketing] = ProjectInvitations.parse((await as(maria)('GET', PROJECTS)).body)
  const end = Number(marketing?.expires)
  vi.setSystemTime(end - 1)
  // A session of days ago is over as well.
  const api = as(maria)
  expect(await names(api, PROJECTS)).toContain('Marketing analytics')
  vi.setSystemTime(end)
  expect(await names(api, PROJECTS)).toEqual(['Data platform – staging (EU)'])
  expect(await api('PUT', MARKETING)).toMatchObject(notFound)
})

test('a project that asks for a second factor lets people in once they have confirmed one', async () => {
  const { api, database } = startManage()
  const { me, verify } = openAccount(database, maria)
  expect(await api('PUT', STAGING)).toMatchObject(needsMfa('project'))
  expect(await names(api, PROJECTS)).toContain('Data platform – staging (EU)')

  const begun = await me('POST', METHODS, { type: 'totp' })
  expect((await api('PUT', STAGING)).status).toBe(400)
  expect((await verify(begun, { otp_code: currentCode(database, maria) })).status).toBe(201)
  expect((await api('PUT', STAGING)).status).toBe(202)
})

test('whoever has a second factor is not held up, and whoever has none may decline', async () => {
  expect((await startManage({}, otto).api('PUT', STAGING)).status).toBe(202)
  expect((await startManage().api('DELETE', STAGING)).status).toBe(204)
})

test('under "invitations-mfa" nobody gets in anywhere, and each kind says so in its words', async () => {
  const { api } = startManage({ condition: 'invitations-mfa' }, otto)
  expect(await api('PUT', MARKETING)).toMatchObject(needsMfa('project'))
  expect(await api('PUT', ACME)).toMatchObject(needsMfa('organization'))
  expect(await names(api, ORGANIZATIONS)).toEqual(['Acme Holding'])
  expect((await api('DELETE', ACME)).status).toBe(204)
})

test('newcomers and empty accounts are invited nowhere, and other data and a reset begin anew', async () => {
  const newcomer = startManage({}, nils).api
  for (const list of [PROJECTS, ORGANIZATIONS, REQUESTS]) expect((await newcomer('GET', list)).body).toEqual([])

  const { api, database } = startManage()
  await api('PUT', ACME)
  setScenario(database, { data: 'empty' })
  for (const list of [PROJECTS, ORGANIZATIONS, REQUESTS]) expect((await api('GET', list)).body).toEqual([])
  setScenario(database, { data: 'usual' })
  expect(await names(api, ORGANIZATIONS)).toEqual(['Acme Holding'])
  await api('PUT', ACME)
  database.reset()
  expect(database.read().manage).toMatchObject({ answered: {} })
})

test('what one person answers, others can still answer', async () => {
  const { api, as } = startManage()
  await api('PUT', ACME)
  expect(await names(as(otto), ORGANIZATIONS)).toEqual(['Acme Holding'])
})

test('under "invitations-gone" what is listed turns out to be gone, and stays so', async () => {
  const { api } = startManage({ condition: 'invitations-gone' })
  expect(await names(api, PROJECTS)).toHaveLength(2)
  // The one that asks for a second factor as well.
  expect(await api('PUT', STAGING)).toMatchObject(notFound)
  expect(await api('DELETE', ACME)).toMatchObject(notFound)
  expect(await names(api, PROJECTS)).toEqual(['Marketing analytics'])
  expect(await names(api, ORGANIZATIONS)).toEqual([])
})

test('under "invitations-elsewhere" they say whom they were sent to, which a request does not', async () => {
  const { api } = startManage({ condition: 'invitations-elsewhere' })
  const sent = [
    ...ProjectInvitations.parse((await api('GET', PROJECTS)).body),
    ...OrganizationInvitations.parse((await api('GET', ORGANIZATIONS)).body),
  ]
  expect(sent.map(({ email }) => email)).toEqual(Array.from({ length: 3 }, () => 'someone.else@example.com'))
  expect(JSON.stringify((await api('GET', REQUESTS)).body)).not.toContain('email')
})

test.each([
  ['invitations-absent', { status: 404, body: { error: 'Not found.' } }],
  ['invitations-down', { status: 500, body: { error: 'Application error.', exceptionId: expect.any(String) } }],
] as const)('under "%s" no invitation is reached, and everything else is', async (condition, answer) => {
  const { api } = startManage({ condition })
  for (const list of [PROJECTS, ORGANIZATIONS, REQUESTS]) expect(await api('GET', list)).toMatchObject(answer)
  for (const method of ['GET', 'PUT', 'DELETE']) expect(await api(method, ACME)).toMatchObject(answer)
  for (const path of ['notifications', 'current-user/promo-codes', 'current-user/tokens']) {
    expect((await api('GET', path)).status).toBe(200)
  }
})

test('a stranger sees nothing and answers nothing', async () => {
  const { api } = startManage()
  for (const method of ['GET', 'PUT', 'DELETE']) expect((await api(method, ACME, undefined, {})).status).toBe(401)
  expect(await names(api, ORGANIZATIONS)).toEqual(['Acme Holding'])
})

type Api = ReturnType<typeof startManage>['api']
type Named = { project?: { name: string }; organization?: { name: string } }

async function names(api: Api, list: string): Promise<unknown[]> {
  return (await api('GET', list)).body.map(({ project, organization }: Named) => (project ?? organization)?.name)
}
