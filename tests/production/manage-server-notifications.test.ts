// @vitest-environment node
import { describe, expect, test } from 'vitest'

import { PlatformNotificationList } from '~/api/notification-schema'

import { joe, maria } from '../support/servers/accounts.ts'
import { setUpManageServer } from '../support/servers/set-up-manage-server.ts'

const NOTIFICATIONS = '/manage/notifications'
const CREATED = new Date('2026-03-01T12:34:56Z')
const DAY = 86_400_000

const manage = setUpManageServer()
const { send } = manage

describe('a notification', () => {
  test('has the documented fields, and an ID like the one in the documented sample', async () => {
    const created = new Date('2016-02-04T13:34:14.966Z')
    const { id } = manage.server.notifications.seed(maria.sub, {
      type: 'limit',
      title: 'Over quota!',
      message: '*kbc*',
      created,
    })
    manage.server.notifications.seed(joe.sub)

    const { body } = await send('GET', NOTIFICATIONS)

    expect(body).toEqual([
      {
        id,
        type: 'limit',
        created: '2016-02-04T13:34:14.966001',
        isRead: false,
        isSeen: true,
        title: 'Over quota!',
        message: '*kbc*',
        payload: { limit: 'kbc.storageSizeBytes' },
        project: { id: '6208', name: 'My Project' },
      },
    ])
    expect(PlatformNotificationList.parse(body)).toMatchObject([{ created }])
    // The sample's ID for the same time is fba2ad7e-cb43-11e5-8080-800019c0d40a, up to microseconds.
    expect(id).toMatch(/^fba2[\da-f]{4}-cb43-11e5-8080-800019c0d40a$/)
  })

  test('of type global has no project, message and payload', async () => {
    manage.server.notifications.seed(maria.sub, { type: 'global', isRead: true })
    const [notification] = (await send('GET', NOTIFICATIONS)).body as object[]
    expect(notification).toMatchObject({ type: 'global', isRead: true })
    for (const key of ['project', 'message', 'payload']) expect(notification).not.toHaveProperty(key)
  })
})

describe('a page of notifications', () => {
  test('starts with the newest, or with the first that is older than fromId', async () => {
    const { notifications } = manage.server
    // Two notifications a day, created at the same instant.
    const seeded = Array.from({ length: 10 }, (_, index) =>
      notifications.seed(maria.sub, { created: new Date(CREATED.getTime() + Math.floor(index / 2) * DAY) }),
    )
    const ids = seeded.map(({ id }) => id).toReversed()
    expect(new Set(ids).size).toBe(10)

    expect(await idsOnPage()).toEqual(ids.slice(0, 8))
    expect(await idsOnPage(ids[7])).toEqual(ids.slice(8))
    expect(await idsOnPage(ids[9]), 'after the oldest').toEqual([])
    notifications.pageSize = 3
    expect(await idsOnPage(ids[2])).toEqual(ids.slice(3, 6))

    const { id: newest } = notifications.seed(maria.sub)
    expect(await idsOnPage()).toEqual([newest, ids[0], ids[1]])
  })

  test('is empty if fromId belongs to another user', async () => {
    const { notifications } = manage.server
    notifications.seed(maria.sub)
    const { id: idOfJoe } = notifications.seed(joe.sub)
    expect(await idsOnPage(idOfJoe)).toEqual([])
  })
})

describe('marking as read', () => {
  test('marks the given notifications of the user, or all with allRead', async () => {
    const { notifications } = manage.server
    const ofJoe = notifications.seed(joe.sub)
    notifications.seed(maria.sub)
    const newest = notifications.seed(maria.sub)

    const body = { read: [newest.id, ofJoe.id] }
    expect(await send('PUT', NOTIFICATIONS, { body })).toMatchObject({ status: 200, body: { status: 'ok' } })
    expect(await readStates()).toEqual([true, false])
    expect(notifications.page(joe.sub, null)).toMatchObject([{ isRead: false }])

    expect(await send('PUT', NOTIFICATIONS, { body: { allRead: true } })).toMatchObject({ body: { status: 'ok' } })
    expect(await readStates()).toEqual([true, true])
  })

  test('rejects a malformed body, and records every body', async () => {
    const { notifications } = manage.server
    const { id } = notifications.seed(maria.sub)
    await send('PUT', NOTIFICATIONS, { body: { read: [id] } })

    const invalid = { status: 400, body: { error: 'Request body not valid' } }
    expect(await send('PUT', NOTIFICATIONS, { body: { read: id } })).toMatchObject(invalid)

    expect(notifications.markRequests).toEqual([{ read: [id] }, { read: id }])
  })

  test('has no effect on responses while reportsMarks is false', async () => {
    const { notifications } = manage.server
    const { id } = notifications.seed(maria.sub)
    notifications.seed(maria.sub)
    notifications.reportsMarks = false
    await send('PUT', NOTIFICATIONS, { body: { read: [id] } })
    expect(await readStates()).toEqual([false, false])

    notifications.reportsMarks = true
    expect(await readStates()).toEqual([false, true])
  })
})

async function idsOnPage(fromId?: string): Promise<string[]> {
  const query = fromId === undefined ? '' : `?fromId=${fromId}`
  return PlatformNotificationList.parse((await send('GET', NOTIFICATIONS + query)).body).map(({ id }) => id)
}

/** Whether each notification is read, newest first. */
async function readStates(): Promise<boolean[]> {
  return PlatformNotificationList.parse((await send('GET', NOTIFICATIONS)).body).map(({ isRead }) => isRead)
}
