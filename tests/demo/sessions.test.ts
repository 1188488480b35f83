// @vitest-environment node
import { expect, test } from 'vitest'

import { SessionList } from '~/api/sessions'
import { nils } from '~/demo/data/personas'

import { startManagementApi } from './management-api-client'

const SESSIONS = 'current-user/sessions'
type Demo = ReturnType<typeof startManagementApi>
const list = async ({ request }: Demo) => SessionList.parse((await request('GET', SESSIONS)).body)

test('lists three sessions in other browsers and marks the one of the request', async () => {
  const sessions = await list(startManagementApi())
  expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([false, false, false, true])
  expect(sessions.at(-1)).toMatchObject({ created: expect.any(Date), lastUsed: expect.any(Date) })
})

test('lists only the session of the request for a new user', async () => {
  expect(await list(startManagementApi({}, nils))).toMatchObject([{ isCurrent: true }])
})

test('ends a session once', async () => {
  const demo = startManagementApi()
  const [first] = await list(demo)
  const path = `${SESSIONS}/${first?.id}`
  expect(await demo.request('DELETE', path)).toMatchObject({ status: 204 })
  expect(await demo.request('DELETE', path)).toMatchObject({ status: 404, body: { code: 'manage.sessionNotFound' } })
  expect(await list(demo)).toHaveLength(3)
})

test.each([
  ['sessions-absent', 404],
  ['sessions-down', 500],
] as const)('answers under the condition "%s" with %i', async (condition, status) => {
  expect(await startManagementApi({ condition }).request('GET', SESSIONS)).toMatchObject({ status })
})

test('has 200 sessions and marks none under the conditions for that', async () => {
  expect(await list(startManagementApi({ condition: 'sessions-many' }))).toHaveLength(200)
  const unmarked = await list(startManagementApi({ condition: 'sessions-unmarked' }))
  expect(unmarked.filter(({ isCurrent }) => isCurrent)).toEqual([])
})
