// @vitest-environment node
import { describe, expect, test } from 'vitest'

import { PlatformNotificationList } from '~/api/notification-schema'

import { joe, maria } from '../support/servers/accounts.ts'
import { manageBench } from '../support/servers/manage-bench.ts'

const NOTIFICATIONS = '/manage/notifications'
const CREATED = new Date('2026-03-01T12:34:56Z')

const bench = manageBench()
const { ask } = bench

describe('a notice', () => {
  test('is told the way the documentation has it', async () => {
    const created = new Date('2016-02-04T13:34:14.966Z')
    const { id } = bench.server.notifications.seed(maria.sub, {
      type: 'limit',
      title: 'Over quota!',
      message: '*kbc*',
      created,
    })
    bench.server.notifications.seed(joe.sub)
    const { body } = await ask('GET', NOTIFICATIONS)
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
    // The documented notice of that instant has nearly this id.
    expect(id).toMatch(/^fba2[\da-f]{4}-cb43-11e5-8080-800019c0d40a$/)
  })

  test('for everybody is about no project, and may say nothing more', async () => {
    bench.server.notifications.seed(maria.sub, { type: 'global', isRead: true })
    const [notice] = (await ask('GET', NOTIFICATIONS)).body as object[]
    expect(notice).toMatchObject({ type: 'global', isRead: true })
    for (const key of ['project', 'message', 'payload']) expect(notice).not.toHaveProperty(key)
  })

  test('is on a page with those of its time, the newest first', async () => {
    const { notifications } = bench.server
    const seeded = Array.from({ length: 10 }, (_, day) =>
      notifications.seed(maria.sub, { created: new Date(CREATED.getTime() + Math.floor(day / 2) * 86_400_000) }),
    )
    const ids = seeded.map(({ id }) => id).toReversed()
    expect(new Set(ids).size).toBe(10)
    expect(await page()).toEqual(ids.slice(0, 8))
    expect(await page(ids[7])).toEqual(ids.slice(8))
    expect(await page(ids[9]), 'the end').toEqual([])
    notifications.pageSize = 3
    expect(await page(ids[2])).toEqual(ids.slice(3, 6))
    const { id: joes } = notifications.seed(joe.sub)
    expect(await page(joes)).toEqual([])
    const { id: newest } = notifications.seed(maria.sub)
    expect(await page()).toEqual([newest, ids[0], ids[1]])
  })

  test('is read once that is said of it, and of no other', async () => {
    const { notifications } = bench.server
    const joes = notifications.seed(joe.sub)
    const other = notifications.seed(maria.sub)
    const mine = notifications.seed(maria.sub)
    const body = { read: [mine.id, joes.id] }
    expect(await ask('PUT', NOTIFICATIONS, { body })).toMatchObject({ status: 200, body: { status: 'ok' } })
    expect(await read()).toEqual([true, false])
    expect(notifications.page(joe.sub, null)).toMatchObject([{ isRead: false }])
    expect(await ask('PUT', NOTIFICATIONS, { body: { allRead: true } })).toMatchObject({ body: { status: 'ok' } })
    expect(await read()).toEqual([true, true])

    const invalid = { status: 400, body: { error: 'Request body not valid' } }
    expect(await ask('PUT', NOTIFICATIONS, { body: { read: other.id } })).toMatchObject(invalid)
    expect(notifications.puts).toEqual([body, { allRead: true }, { read: other.id }])
  })

  test('goes on being unread for a while', async () => {
    const { notifications } = bench.server
    const { id } = notifications.seed(maria.sub)
    notifications.seed(maria.sub)
    notifications.reflects = false
    await ask('PUT', NOTIFICATIONS, { body: { read: [id] } })
    expect(await read()).toEqual([false, false])
    notifications.reflects = true
    expect(await read()).toEqual([false, true])
  })
})

/** What is on the page after this one, or on the first. */
async function page(fromId?: string): Promise<string[]> {
  const query = fromId === undefined ? '' : `?fromId=${fromId}`
  return PlatformNotificationList.parse((await ask('GET', NOTIFICATIONS + query)).body).map(({ id }) => id)
}

/** Which notices count as read, the newest first. */
async function read(): Promise<boolean[]> {
  return PlatformNotificationList.parse((await ask('GET', NOTIFICATIONS)).body).map(({ isRead }) => isRead)
}
