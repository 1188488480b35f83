// @vitest-environment node
import { describe, expect, test } from 'vitest'

import { JoinRequests, OrganizationInvitations, ProjectInvitations } from '~/api/invitations'

import { joe, maria } from '../support/servers/accounts.ts'
import { setUpManageServer } from '../support/servers/set-up-manage-server.ts'

const PROJECT_INVITATIONS = '/manage/current-user/projects-invitations'
const ORGANIZATION_INVITATIONS = '/manage/current-user/organizations-invitations'
const JOIN_REQUESTS = '/manage/current-user/projects-join-requests'
const CREATED = new Date('2026-03-01T12:34:56Z')
const CREATOR = { name: 'Ada Example', email: 'ada@example.com' }

const manage = setUpManageServer()
const { send } = manage

describe('the wire format', () => {
  test('of a project invitation has role, reason, expiry and recipient', async () => {
    const expires = new Date(Date.now() + 60_000)
    const seeded = manage.server.invitations.seed(maria.sub, {
      name: 'Audit',
      creator: CREATOR,
      role: 'guest',
      reason: 'For the audit',
      created: CREATED,
      expires,
      email: maria.email,
    })

    const [wire] = (await send('GET', PROJECT_INVITATIONS)).body as object[]

    expect(wire).toEqual({
      id: seeded.id,
      created: expect.any(String),
      expires: expect.any(String),
      reason: 'For the audit',
      role: 'guest',
      project: { id: expect.any(Number), name: 'Audit' },
      creator: { id: 2, ...CREATOR },
      email: maria.email,
    })
    expect(ProjectInvitations.parse([wire])).toMatchObject([{ created: CREATED, expires: seeded.expires }])
  })

  test('of an organization invitation has no role, reason and expiry', async () => {
    const { id } = manage.server.invitations.seed(maria.sub, {
      kind: 'organization',
      name: 'Acme',
      created: CREATED,
      creator: CREATOR,
    })

    const [wire] = (await send('GET', ORGANIZATION_INVITATIONS)).body as object[]

    expect(Object.keys(wire ?? {})).toEqual(['id', 'created', 'creator', 'organization'])
    expect(OrganizationInvitations.parse([wire])).toMatchObject([
      { kind: 'organization', id: `${id}`, to: { name: 'Acme' }, created: CREATED, creator: CREATOR.name },
    ])
  })

  test('of a join request misspells “created”, as the documented sample does', async () => {
    const { id } = manage.server.invitations.seedJoinRequest(maria.sub, {
      name: 'Sales',
      reason: 'A look',
      created: CREATED,
    })

    const [wire] = (await send('GET', JOIN_REQUESTS)).body as object[]

    expect(Object.keys(wire ?? {})).toEqual(['id', 'crated', 'expires', 'reason', 'project'])
    expect(JoinRequests.parse([wire])).toMatchObject([
      { id: `${id}`, to: { name: 'Sales' }, created: CREATED, expires: undefined, reason: 'A look' },
    ])
  })
})

describe('an invitation', () => {
  test('is the same in the list and on its own', async () => {
    const { id } = manage.server.invitations.seed(maria.sub)
    const single = ProjectInvitations.parse([(await send('GET', `${PROJECT_INVITATIONS}/${id}`)).body])
    expect(single).toEqual(ProjectInvitations.parse((await send('GET', PROJECT_INVITATIONS)).body))
  })

  test('is not found by other users, in the other list, or without a bearer token', async () => {
    const { id } = manage.server.invitations.seed(maria.sub)
    const notFound = { status: 404, body: { error: 'Invitation not found.' } }
    const asJoe = { bearer: await manage.signBearer({ sub: joe.sub }) }

    expect(await send('GET', PROJECT_INVITATIONS, asJoe)).toMatchObject({ status: 200, body: [] })
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect(await send(method, `${PROJECT_INVITATIONS}/${id}`, asJoe)).toMatchObject(notFound)
      expect(await send(method, `${ORGANIZATION_INVITATIONS}/${id}`), 'in the other list').toMatchObject(notFound)
    }
    expect(await send('GET', PROJECT_INVITATIONS, { bearer: null })).toMatchObject({ status: 401 })
    expect(manage.server.invitations.list('projects-invitations', maria.sub)).toHaveLength(1)
  })

  test.each([
    ['accepted', 'PUT', 202],
    ['declined', 'DELETE', 204],
  ])('is gone after it was %s', async (_answer, method, status) => {
    for (const [kind, list] of [
      ['project', PROJECT_INVITATIONS],
      ['organization', ORGANIZATION_INVITATIONS],
    ] as const) {
      const { id } = manage.server.invitations.seed(maria.sub, { kind })
      expect(await send(method, `${list}/${id}`, { body: [] })).toMatchObject({ status, text: '' })
      expect(await send('GET', list)).toMatchObject({ body: [] })
      for (const again of ['GET', 'PUT', 'DELETE']) {
        expect(await send(again, `${list}/${id}`)).toMatchObject({ status: 404 })
      }
    }
  })

  test.each([
    ['project', PROJECT_INVITATIONS, 'This project requires users to have multi-factor authentication enabled'],
    [
      'organization',
      ORGANIZATION_INVITATIONS,
      'This organization requires users to have multi-factor authentication enabled',
    ],
  ] as const)('to a %s that requires MFA can be declined, but not accepted without MFA', async (kind, list, error) => {
    const { invitations } = manage.server
    const { id } = invitations.seed(maria.sub, { kind, requiresMfa: true })
    const other = invitations.seed(maria.sub, { kind, requiresMfa: true })
    invitations.setMfa(joe.sub, true)
    expect(await send('PUT', `${list}/${id}`)).toMatchObject({ status: 400, body: { error } })
    expect(await send('DELETE', `${list}/${other.id}`)).toMatchObject({ status: 204 })

    invitations.setMfa(maria.sub, true)
    expect(await send('PUT', `${list}/${id}`)).toMatchObject({ status: 202 })
  })

  test('stays in the list after it has expired, until the user answers it', async () => {
    const { id } = manage.server.invitations.seed(maria.sub, { expires: new Date(Date.now() - 1000) })
    expect(await send('GET', PROJECT_INVITATIONS)).toMatchObject({ body: [{ id }] })
    expect(await send('PUT', `${PROJECT_INVITATIONS}/${id}`)).toMatchObject({ status: 404 })
    expect(await send('GET', PROJECT_INVITATIONS)).toMatchObject({ body: [] })
  })

  test('cannot be created with POST', async () => {
    expect(await send('POST', PROJECT_INVITATIONS, { body: {} })).toMatchObject({ status: 405 })
  })
})

test('a join request can be canceled once, and not accepted by its own user', async () => {
  const { id } = manage.server.invitations.seedJoinRequest(maria.sub)
  expect(await send('PUT', `${JOIN_REQUESTS}/${id}`)).toMatchObject({ status: 405 })
  expect(await send('DELETE', `${JOIN_REQUESTS}/${id}`)).toMatchObject({ status: 204, text: '' })
  const notFound = { status: 404, body: { error: 'Join request not found.' } }
  expect(await send('DELETE', `${JOIN_REQUESTS}/${id}`)).toMatchObject(notFound)
})
