// @vitest-environment node
import { describe, expect, test } from 'vitest'

import { JoinRequests, OrganizationInvitations, ProjectInvitations } from '~/api/invitations'

import { joe, maria } from '../support/servers/accounts.ts'
import { manageBench } from '../support/servers/manage-bench.ts'

const PROJECTS = '/manage/current-user/projects-invitations'
const ORGANIZATIONS = '/manage/current-user/organizations-invitations'
const JOIN_REQUESTS = '/manage/current-user/projects-join-requests'
const CREATED = new Date('2026-03-01T12:34:56Z')

const bench = manageBench()
const { ask } = bench

describe('an invitation', () => {
  test('to a project, to an organization; and a wish to join a project', async () => {
    const { invitations } = bench.server
    const creator = { name: 'Ada Example', email: 'ada@example.com' }
    const expires = new Date(Date.now() + 60_000)
    const given = { creator, role: 'guest', reason: 'For the audit', created: CREATED, email: maria.email }
    const project = invitations.seed(maria.sub, { ...given, name: 'Audit', expires })
    const organization = invitations.seed(maria.sub, { kind: 'organization', name: 'Acme', created: CREATED, creator })
    const wish = invitations.seedJoinRequest(maria.sub, { name: 'Sales', reason: 'A look', created: CREATED })

    const [wire] = (await ask('GET', PROJECTS)).body as object[]
    expect(wire).toEqual({
      id: project.id,
      created: expect.any(String),
      expires: expect.any(String),
      reason: 'For the audit',
      role: 'guest',
      project: { id: expect.any(Number), name: 'Audit' },
      creator: { id: 2, ...creator },
      email: maria.email,
    })
    expect(ProjectInvitations.parse([wire])).toMatchObject([{ created: CREATED, expires: project.expires }])

    const [other] = (await ask('GET', ORGANIZATIONS)).body as object[]
    expect(Object.keys(other ?? {})).toEqual(['id', 'created', 'creator', 'organization'])
    expect(OrganizationInvitations.parse([other])).toMatchObject([
      { kind: 'organization', id: `${organization.id}`, to: { name: 'Acme' }, created: CREATED, creator: creator.name },
    ])

    const [asked] = (await ask('GET', JOIN_REQUESTS)).body as object[]
    expect(Object.keys(asked ?? {})).toEqual(['id', 'crated', 'expires', 'reason', 'project'])
    expect(JoinRequests.parse([asked])).toMatchObject([
      { id: `${wish.id}`, to: { name: 'Sales' }, created: CREATED, expires: undefined, reason: 'A look' },
    ])
  })

  test('is the same in the list and alone, and nobody else’s', async () => {
    const { id } = bench.server.invitations.seed(maria.sub)
    expect(ProjectInvitations.parse([(await ask('GET', `${PROJECTS}/${id}`)).body])).toEqual(
      ProjectInvitations.parse((await ask('GET', PROJECTS)).body),
    )
    const missing = { status: 404, body: { error: 'Invitation not found.' } }
    const asJoe = { bearer: await bench.bearer({ sub: joe.sub }) }
    expect(await ask('GET', PROJECTS, asJoe)).toMatchObject({ status: 200, body: [] })
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect(await ask(method, `${PROJECTS}/${id}`, asJoe)).toMatchObject(missing)
      expect(await ask(method, `${ORGANIZATIONS}/${id}`), 'in another list').toMatchObject(missing)
    }
    expect(await ask('GET', PROJECTS, { bearer: null })).toMatchObject({ status: 401 })
    expect(bench.server.invitations.list('projects-invitations', maria.sub)).toHaveLength(1)
  })

  test.each([
    ['accepted', 'PUT', 202],
    ['declined', 'DELETE', 204],
  ])('is %s once, and then it is gone', async (_how, method, status) => {
    for (const [kind, list] of [['project', PROJECTS] as const, ['organization', ORGANIZATIONS] as const]) {
      const { id } = bench.server.invitations.seed(maria.sub, { kind })
      expect(await ask(method, `${list}/${id}`, { body: [] })).toMatchObject({ status, text: '' })
      expect(await ask('GET', list)).toMatchObject({ body: [] })
      for (const again of ['GET', 'PUT', 'DELETE']) {
        expect(await ask(again, `${list}/${id}`)).toMatchObject({ status: 404 })
      }
    }
  })

  test.each([
    ['project', PROJECTS, 'This project requires users to have multi-factor authentication enabled'],
    ['organization', ORGANIZATIONS, 'This organization requires users to have multi-factor authentication enabled'],
  ] as const)('to a %s that asks for a second factor waits for one', async (kind, list, error) => {
    const { id } = bench.server.invitations.seed(maria.sub, { kind, requiresMfa: true })
    const other = bench.server.invitations.seed(maria.sub, { kind, requiresMfa: true })
    bench.server.invitations.hasMfa(joe.sub, true)
    expect(await ask('PUT', `${list}/${id}`)).toMatchObject({ status: 400, body: { error } })
    expect(await ask('DELETE', `${list}/${other.id}`), 'to decline needs none').toMatchObject({ status: 204 })
    bench.server.invitations.hasMfa(maria.sub, true)
    expect(await ask('PUT', `${list}/${id}`)).toMatchObject({ status: 202 })
  })

  test('that is over is listed until somebody answers it', async () => {
    const { id } = bench.server.invitations.seed(maria.sub, { expires: new Date(Date.now() - 1000) })
    expect(await ask('GET', PROJECTS)).toMatchObject({ body: [{ id }] })
    expect(await ask('PUT', `${PROJECTS}/${id}`)).toMatchObject({ status: 404 })
    expect(await ask('GET', PROJECTS)).toMatchObject({ body: [] })
  })

  test('is cancelled by whoever asked, and let in by nobody of themselves', async () => {
    const { id } = bench.server.invitations.seedJoinRequest(maria.sub)
    expect(await ask('PUT', `${JOIN_REQUESTS}/${id}`)).toMatchObject({ status: 405 })
    expect(await ask('DELETE', `${JOIN_REQUESTS}/${id}`)).toMatchObject({ status: 204, text: '' })
    const missing = { status: 404, body: { error: 'Join request not found.' } }
    expect(await ask('DELETE', `${JOIN_REQUESTS}/${id}`)).toMatchObject(missing)
    expect(await ask('POST', PROJECTS, { body: {} })).toMatchObject({ status: 405 })
  })
})
