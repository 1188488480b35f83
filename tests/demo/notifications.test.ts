// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from 'vitest'

import { PlatformNotificationList, type PlatformNotification } from '~/api/notification-schema'
import { maria, nils, otto } from '~/demo/data/personas'
import { setScenario } from '~/demo/server'

import { createManagementApiClient, startManagementApi, type ManagementApiRequest } from './management-api-client'

const NOTIFICATIONS = 'notifications'
const UNKNOWN_ID = 'fba2d2de-cb43-11e5-8080-800019c0d40a'
const READ_DELAY = 3000
const DAY = 24 * 60 * 60_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00.250Z') })
})

describe('the list', () => {
  test('has twenty notifications of the last sixty days on three pages, newest first', async () => {
    const { request } = startManagementApi()

    const { pageSizes, notifications } = await readAllPages(request)

    expect(pageSizes).toEqual([8, 8, 4, 0])
    expect(new Set(notifications.map(({ id }) => id)).size).toBe(20)
    const times = notifications.map(({ created }) => Number(created))
    expect(times).toEqual(times.toSorted((one, other) => other - one))
    expect(Date.now() - Number(times.at(-1))).toBeGreaterThan(58 * DAY)
    expect(Date.now() - Number(times.at(-1))).toBeLessThan(60 * DAY)
  })

  test('returns an empty page after an unknown ID', async () => {
    const { request } = startManagementApi()

    expect((await request('GET', `${NOTIFICATIONS}?fromId=${UNKNOWN_ID}`)).body).toEqual([])
  })

  test('has the documented fields for each type of notification', async () => {
    const { request } = startManagementApi()

    const { json } = await readAllPages(request)

    for (const { id, type, created, isSeen, isRead, project, payload } of json) {
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-1[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
      expect(timeOfUuid(id)).toBe(Date.parse(`${created.slice(0, 23)}Z`))
      expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/)
      expect(typeof project?.id).toBe(type === 'global' ? 'undefined' : 'string')
      expect(payload !== undefined).toBe(type === 'limit')
      expect(isSeen).toBe(isRead || created < '2026-11-19T10')
    }
    expect(new Set(json.map(({ type }) => type))).toEqual(new Set(['common', 'limit', 'global']))
    const limits = json.flatMap(({ payload }) => payload?.limit ?? [])
    expect(new Set(limits)).toEqual(new Set(['kbc.storageSizeBytes', 'kbc.adminsCount']))
  })

  test('includes a notification without a message, a long one, and one with dangerous HTML', async () => {
    const { notifications } = await readAllPages(startManagementApi().request)

    expect(notifications.filter(({ message }) => message === '')).toHaveLength(1)
    expect(notifications.filter(({ message }) => message.length > 1200)).toHaveLength(1)
    const dangerous = notifications.filter(({ message }) => message.includes('](javascript:'))
    expect(dangerous).toHaveLength(1)
    expect(dangerous[0]?.message).toMatch(/<script>.*onerror|onerror.*<script>/s)
    expect(unreadIds(notifications)).toHaveLength(7)
  })

  test('is empty for a new user', async () => {
    const { request } = startManagementApi({}, nils)

    expect((await request('GET', NOTIFICATIONS)).body).toEqual([])
  })

  test('cannot be read or changed without a bearer token', async () => {
    const { request, database } = startManagementApi()

    expect((await request('GET', NOTIFICATIONS, undefined, {})).status).toBe(401)
    expect((await request('PUT', NOTIFICATIONS, { allRead: true }, {})).status).toBe(401)

    expect(database.read().manage.notifications[maria.id]).toBeUndefined()
  })
})

describe('marking notifications as read', () => {
  test('shows in the list after three seconds, and marking them again does not extend the delay', async () => {
    const { request } = startManagementApi()
    const before = unreadIds((await readAllPages(request)).notifications)
    const marked = before.slice(0, 2)
    const read = [...marked, UNKNOWN_ID]
    const start = Date.now()

    expect(await request('PUT', NOTIFICATIONS, { read })).toMatchObject({ status: 200, body: { status: 'ok' } })
    vi.setSystemTime(start + READ_DELAY - 1)
    expect(unreadIds((await readAllPages(request)).notifications)).toEqual(before)
    await request('PUT', NOTIFICATIONS, { read })
    vi.setSystemTime(start + READ_DELAY)

    const { notifications, json } = await readAllPages(request)
    expect(unreadIds(notifications)).toEqual(before.slice(2))
    expect(json.filter(({ id }) => marked.includes(id)).every(({ isSeen }) => isSeen)).toBe(true)
  })

  test.each([{ allRead: true }, { read: [], allRead: true }])(
    'with the body %j marks all notifications',
    async (body) => {
      const { request } = startManagementApi()

      await request('PUT', NOTIFICATIONS, body)

      expect(await unreadAfterDelay(request)).toEqual([])
    },
  )

  test.each([{}, { read: 'all' }, { read: [1] }, { allRead: false }, [], '{"read":'])(
    'with the body %j returns 400 and marks nothing',
    async (body) => {
      const { request } = startManagementApi()

      const response = await request('PUT', NOTIFICATIONS, body)

      expect(response).toMatchObject({ status: 400, body: { error: 'Request body not valid' } })
      expect(await unreadAfterDelay(request)).toHaveLength(7)
    },
  )

  test('does not affect other users', async () => {
    const { request, database } = startManagementApi()

    await request('PUT', NOTIFICATIONS, { allRead: true })

    expect(await unreadAfterDelay(createManagementApiClient(database, otto))).toHaveLength(7)
  })

  test('is undone when the data scenario changes or the demo is reset', async () => {
    const { request, database } = startManagementApi()
    await request('PUT', NOTIFICATIONS, { allRead: true })

    setScenario(database, { data: 'empty' })
    expect((await request('GET', NOTIFICATIONS)).body).toEqual([])
    setScenario(database, { data: 'usual' })
    expect(await unreadAfterDelay(request)).toHaveLength(7)

    await request('PUT', NOTIFICATIONS, { allRead: true })
    database.reset()
    expect(database.read().manage).toMatchObject({ notifications: {} })
  })
})

describe('under "notifications-arrive"', () => {
  test('each read of the first page after the first read adds an unread notification', async () => {
    const { request } = startManagementApi({ condition: 'notifications-arrive' })
    const first = await readFirstPage(request)
    expect(first).toHaveLength(8)
    await request('GET', `${NOTIFICATIONS}?fromId=${first[0]?.id}`)

    vi.setSystemTime(Date.now() + 60_000)
    const second = await readFirstPage(request)
    const third = await readFirstPage(request)

    expect(second[0]).toMatchObject({ isRead: false, created: new Date() })
    expect(second.slice(1)).toEqual(first.slice(0, 7))
    expect(third.slice(1)).toEqual(second.slice(0, 7))
    expect(third[0]?.id, 'notifications of the same millisecond').not.toBe(second[0]?.id)
    expect(third[0]?.title).not.toBe(second[0]?.title)
  })

  test('added notifications stay after the condition ends, and no more are added', async () => {
    const { request, database } = startManagementApi({ condition: 'notifications-arrive' })
    await readFirstPage(request)
    await readFirstPage(request)
    const last = await readFirstPage(request)

    setScenario(database, { condition: 'normal' })
    expect(await readFirstPage(request)).toEqual(last)
    expect((await readAllPages(request)).notifications).toHaveLength(22)

    setScenario(database, { condition: 'notifications-arrive' })
    expect(await readFirstPage(request)).toEqual(last)
  })

  test('a notification that arrives after all were marked as read is unread', async () => {
    const { request } = startManagementApi({ condition: 'notifications-arrive' })
    await readFirstPage(request)

    await request('PUT', NOTIFICATIONS, { allRead: true })
    vi.setSystemTime(Date.now() + READ_DELAY)

    expect(unreadIds(await readFirstPage(request))).toHaveLength(1)
  })
})

test('under "notifications-fail" marking returns 500 and marks nothing', async () => {
  const { request } = startManagementApi({ condition: 'notifications-fail' })

  const response = await request('PUT', NOTIFICATIONS, { allRead: true })

  expect(response).toMatchObject({
    status: 500,
    body: { error: 'Application error.', exceptionId: expect.any(String) },
  })
  expect(await unreadAfterDelay(request)).toHaveLength(7)
})

test('under "notifications-absent" notifications return 404, and invitations still work', async () => {
  const { request } = startManagementApi({ condition: 'notifications-absent' })
  const notFound = { status: 404, body: { error: 'Not found.' } }

  expect(await request('GET', NOTIFICATIONS)).toMatchObject(notFound)
  expect(await request('PUT', NOTIFICATIONS, { allRead: true })).toMatchObject(notFound)
  expect((await request('GET', 'current-user/projects-invitations')).status).toBe(200)
})

type NotificationJson = {
  id: string
  type: string
  created: string
  isSeen: boolean
  isRead: boolean
  project?: { id: unknown }
  payload?: { limit: string }
}

async function readFirstPage(request: ManagementApiRequest): Promise<PlatformNotification[]> {
  return PlatformNotificationList.parse((await request('GET', NOTIFICATIONS)).body)
}

/** Reads pages, as the app does, until one is empty. */
async function readAllPages(request: ManagementApiRequest) {
  const pageSizes: number[] = []
  const json: NotificationJson[] = []
  do {
    const last = json.at(-1)
    const { body } = await request('GET', last ? `${NOTIFICATIONS}?fromId=${last.id}` : NOTIFICATIONS)
    pageSizes.push(body.length)
    json.push(...body)
  } while (pageSizes.at(-1) !== 0)
  return { pageSizes, json, notifications: PlatformNotificationList.parse(json) }
}

async function unreadAfterDelay(request: ManagementApiRequest): Promise<string[]> {
  vi.setSystemTime(Date.now() + READ_DELAY)
  return unreadIds((await readAllPages(request)).notifications)
}

function unreadIds(notifications: PlatformNotification[]): string[] {
  return notifications.filter(({ isRead }) => !isRead).map(({ id }) => id)
}

/** Returns the creation time in a version 1 UUID, in milliseconds. */
function timeOfUuid(id: string): number {
  const [low = '', middle = '', high = ''] = id.split('-')
  return Number((BigInt(`0x${high.slice(1)}${middle}${low}`) - 122_192_928_000_000_000n) / 10_000n)
}
