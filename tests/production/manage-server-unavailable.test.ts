// @vitest-environment node
import { describe, expect, test } from 'vitest'

import { maria } from '../support/servers/accounts.ts'
import { setUpManageServer } from '../support/servers/set-up-manage-server.ts'

const TOKENS = '/manage/current-user/tokens'
const PROJECT_INVITATIONS = '/manage/current-user/projects-invitations'
const ORGANIZATION_INVITATIONS = '/manage/current-user/organizations-invitations'
const JOIN_REQUESTS = '/manage/current-user/projects-join-requests'
const NOTIFICATIONS = '/manage/notifications'
const PROMO_CODES = '/manage/current-user/promo-codes'
const SESSIONS = '/manage/current-user/sessions'

const PATHS = {
  tokens: [TOKENS],
  invitations: [PROJECT_INVITATIONS, ORGANIZATION_INVITATIONS, JOIN_REQUESTS, `${PROJECT_INVITATIONS}/1`],
  notifications: [NOTIFICATIONS],
  promoCodes: [PROMO_CODES],
  sessions: [SESSIONS],
}
const LIST_PATHS = Object.values(PATHS)
  .flat()
  .filter((path) => !path.endsWith('/1'))

const manage = setUpManageServer()
const { send } = manage

describe('one faulty resource', () => {
  test.each(Object.entries(PATHS))(
    '%s can be unavailable or down, while all other resources work',
    async (resource, paths) => {
      const otherPaths = LIST_PATHS.filter((path) => !paths.includes(path))

      for (const status of [404, 501] as const) {
        manage.server.faults.unavailable = { [resource]: status }
        expect(new Set(await statusesOf(paths))).toEqual(new Set([status]))
        expect(new Set(await statusesOf(otherPaths))).toEqual(new Set([200]))
      }

      Object.assign(manage.server.faults, { unavailable: {}, down: { [resource]: true } })
      expect(new Set(await statusesOf(paths))).toEqual(new Set([500]))
      expect(new Set(await statusesOf(otherPaths))).toEqual(new Set([200]))
    },
  )

  test('invitations and promo codes do not require a recent login when tokens do', async () => {
    const { id } = manage.server.invitations.seed(maria.sub)
    manage.server.promoCodes.seed('SPRING')
    manage.server.faults.sudo = true
    expect(await send('DELETE', `${PROJECT_INVITATIONS}/${id}`)).toMatchObject({ status: 204 })
    expect(await send('POST', PROMO_CODES, { body: { code: 'SPRING' } })).toMatchObject({ status: 201 })
  })
})

function statusesOf(paths: string[]): Promise<number[]> {
  return Promise.all(paths.map(async (path) => (await send('GET', path)).status))
}
