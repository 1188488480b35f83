// @vitest-environment node
import { beforeEach, expect, test, vi } from 'vitest'

import { PlatformNotificationList, type PlatformNotification } from '~/api/notification-schema'
import { maria, nils, otto } from '~/demo/data/personas'
import { setScenario } from '~/demo/server'

import { startManage } from './management-api-client'

const NOTICES = 'notifications'
const DAY = 24 * 60 * 60_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00.250Z') })
})

test('twenty notices come in three pages, the newest first, each once, and an empty one is the end', async () => {
  const { api } = startManage()
  const { pages, all } = await readAll(api)
  expect(pages).toEqual([8, 8, 4, 0])
  expect(new Set(all.map(({ id }) => id)).size).toBe(20)
  const times = all.map(({ created }) => Number(created))
  expect(times).toEqual(times.toSorted((one, other) => other - one))
  expect(Date.now() - Number(times.at(-1))).toBeGreaterThan(58 * DAY)
  expect(Date.now() - Number(times.at(-1))).toBeLessThan(60 * DAY)
  expect((await api('GET', `${NOTICES}?fromId=fba2d2de-cb43-11e5-8080-800019c0d40a`)).body).toEqual([])
})

test('they are written as the documents write them', async () => {
  const { api } = startManage()
  const { wire } = await readAll(api)
  const kinds = new Set<string>()
  for (const { id, type, created, isSeen, isRead, project, payload } of wire) {
    kinds.add(type)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-1[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect(made(id)).toBe(Date.parse(`${created.slice(0, 23)}Z`))
    expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/)
    // A limit is told to the people of one project, and with the limit that it is.
    expect(typeof project?.id).toBe(type === 'global' ? 'undefined' : 'string')
    expect(payload !== undefined).toBe(type === 'limit')
    expect(isSeen).toBe(isRead || created < '2026-11-19T10')
  }
  expect(kinds).toEqual(new Set(['common', 'limit', 'global']))
  const limits = wire.flatMap(({ payload }) => payload?.limit ?? [])
  expect(new Set(limits)).toEqual(new Set(['kbc.storageSizeBytes', 'kbc.adminsCount']))
})

test('one has a title only, one is long, and one has in it what no page may do', async () => {
  const { all } = await readAll(startManage().api)
  expect(all.filter(({ message }) => message === '')).toHaveLength(1)
  expect(all.filter(({ message }) => message.length > 1200)).toHaveLength(1)
  const hostile = all.filter(({ message }) => message.includes('](javascript:'))
  expect(hostile).toHaveLength(1)
  expect(hostile[0]?.message).toMatch(/<script>.*onerror|onerror.*<script>/s)
  expect(unread(all)).toHaveLength(7)
})

test('what is marked as read is listed as read three seconds later, and nothing else is', async () => {
  const { api } = startManage()
  const before = unread((await readAll(api)).all)
  const marked = before.slice(0, 2)
  const ids = [...marked, 'fba2d2de-cb43-11e5-8080-800019c0d40a']
  expect(await api('PUT', NOTICES, { read: ids })).toMatchObject({ status: 200, body: { status: 'ok' } })
  const start = Date.now()
  vi.setSystemTime(start + 2999)
  expect(unread((await readAll(api)).all)).toEqual(before)
  // Again, which does not put it off.
  await api('PUT', NOTICES, { read: ids })
  vi.setSystemTime(start + 3000)
  const { all, wire } = await readAll(api)
  expect(unread(all)).toEqual(before.slice(2))
  expect(wire.filter(({ id }) => marked.includes(id)).every(({ isSeen }) => isSeen)).toBe(true)
})

test.each([{ allRead: true }, { read: [], allRead: true }])('%j marks all that are there', async (body) => {
  const { api } = startManage()
  await api('PUT', NOTICES, body)
  vi.setSystemTime(Date.now() + 3000)
  expect(unread((await readAll(api)).all)).toEqual([])
})

test.each([{}, { read: 'all' }, { read: [1] }, { allRead: false }, [], '{"read":'])(
  '%j is not valid, and marks nothing',
  async (body) => {
    const { api } = startManage()
    expect(await api('PUT', NOTICES, body)).toMatchObject({ status: 400, body: { error: 'Request body not valid' } })
    vi.setSystemTime(Date.now() + 3000)
    expect(unread((await readAll(api)).all)).toHaveLength(7)
  },
)

test('newcomers and empty accounts have none, and other data and a reset begin anew', async () => {
  expect((await startManage({}, nils).api('GET', NOTICES)).body).toEqual([])
  const { api, database } = startManage()
  await api('PUT', NOTICES, { allRead: true })
  setScenario(database, { data: 'empty' })
  expect((await api('GET', NOTICES)).body).toEqual([])
  setScenario(database, { data: 'usual' })
  vi.setSystemTime(Date.now() + 3000)
  expect(unread((await readAll(api)).all)).toHaveLength(7)
  await api('PUT', NOTICES, { allRead: true })
  database.reset()
  expect(database.read().manage).toMatchObject({ notifications: {} })
})

test('what one person has read, others have not', async () => {
  const { api, as } = startManage()
  await api('PUT', NOTICES, { allRead: true })
  vi.setSystemTime(Date.now() + 3000)
  expect(unread((await readAll(as(otto))).all)).toHaveLength(7)
})

test('under "notices-arrive" each look at the newest but the first brings one that nobody has read', async () => {
  const { api, database } = startManage({ condition: 'notices-arrive' })
  const first = await look(api)
  expect(first).toHaveLength(8)
  await api('GET', `${NOTICES}?fromId=${first[0]?.id}`)

  vi.setSystemTime(Date.now() + 60_000)
  const second = await look(api)
  expect(second[0]).toMatchObject({ isRead: false, created: new Date() })
  expect(second.slice(1)).toEqual(first.slice(0, 7))
  // At the same moment, and still another one.
  const third = await look(api)
  expect(third.slice(1)).toEqual(second.slice(0, 7))
  expect(third[0]?.id).not.toBe(second[0]?.id)
  expect(third[0]?.title).not.toBe(second[0]?.title)

  // They stay, and no more come.
  setScenario(database, { condition: 'normal' })
  expect(await look(api)).toEqual(third)
  expect((await readAll(api)).all).toHaveLength(22)
  setScenario(database, { condition: 'notices-arrive' })
  expect(await look(api)).toEqual(third)
})

test('what arrives after everything was marked was not meant', async () => {
  const { api } = startManage({ condition: 'notices-arrive' })
  await look(api)
  await api('PUT', NOTICES, { allRead: true })
  vi.setSystemTime(Date.now() + 3000)
  expect(unread(await look(api))).toHaveLength(1)
})

test('under "notices-fail" nothing is marked, and under "notices-absent" only notices are missing', async () => {
  const { api, database } = startManage({ condition: 'notices-fail' })
  const failed = { status: 500, body: { error: 'Application error.', exceptionId: expect.any(String) } }
  expect(await api('PUT', NOTICES, { allRead: true })).toMatchObject(failed)
  vi.setSystemTime(Date.now() + 3000)
  expect(unread((await readAll(api)).all)).toHaveLength(7)

  setScenario(database, { condition: 'notices-absent' })
  for (const method of ['GET', 'PUT']) {
    const body = method === 'PUT' ? { allRead: true } : undefined
    expect(await api(method, NOTICES, body)).toMatchObject({ status: 404, body: { error: 'Not found.' } })
  }
  expect((await api('GET', 'current-user/projects-invitations')).status).toBe(200)
})

test('a stranger reads nothing and marks nothing', async () => {
  const { api, database } = startManage()
  expect((await api('GET', NOTICES, undefined, {})).status).toBe(401)
  expect((await api('PUT', NOTICES, { allRead: true }, {})).status).toBe(401)
  expect(database.read().manage.notifications[maria.id]).toBeUndefined()
})

type Api = ReturnType<typeof startManage>['api']
type WireNotification = {
  id: string
  type: string
  created: string
  isSeen: boolean
  isRead: boolean
  project?: { id: unknown }
  payload?: { limit: string }
}

/** The first page. */
async function look(api: Api): Promise<PlatformNotification[]> {
  return PlatformNotificationList.parse((await api('GET', NOTICES)).body)
}

/** Page after page, as the app does it, until one is empty. */
async function readAll(api: Api) {
  const pages: number[] = []
  const wire: WireNotification[] = []
  do {
    const last = wire.at(-1)
    const { body } = await api('GET', last ? `${NOTICES}?fromId=${last.id}` : NOTICES)
    pages.push(body.length)
    wire.push(...body)
  } while (pages.at(-1) !== 0)
  return { pages, wire, all: PlatformNotificationList.parse(wire) }
}

function unread(all: PlatformNotification[]): string[] {
  return all.filter(({ isRead }) => !isRead).map(({ id }) => id)
}

/** What an id says about when it was made. */
function made(id: string): number {
  const [low = '', middle = '', high = ''] = id.split('-')
  return Number((BigInt(`0x${high.slice(1)}${middle}${low}`) - 122_192_928_000_000_000n) / 10_000n)
}
