// @vitest-environment node
import { describe, expect, test } from 'vitest'

import { maria } from '../support/servers/accounts.ts'
import { manageBench } from '../support/servers/manage-bench.ts'

const TOKENS = '/manage/current-user/tokens'
const PROJECTS = '/manage/current-user/projects-invitations'
const ORGANIZATIONS = '/manage/current-user/organizations-invitations'
const JOIN_REQUESTS = '/manage/current-user/projects-join-requests'
const NOTIFICATIONS = '/manage/notifications'
const PROMO_CODES = '/manage/current-user/promo-codes'

const bench = manageBench()
const { ask } = bench

describe('what a server is without', () => {
  const RESOURCES = {
    tokens: [TOKENS],
    invitations: [PROJECTS, ORGANIZATIONS, JOIN_REQUESTS, `${PROJECTS}/1`],
    notifications: [NOTIFICATIONS],
    promoCodes: [PROMO_CODES],
  }
  const ADDRESSES = Object.values(RESOURCES)
    .flat()
    .filter((address) => !address.endsWith('/1'))

  test.each(Object.entries(RESOURCES))('%s, which it does not offer or which fail', async (resource, addresses) => {
    const others = ADDRESSES.filter((address) => !addresses.includes(address))
    for (const status of [404, 501] as const) {
      bench.server.faults.absent = { [resource]: status }
      expect(new Set(await statuses(addresses))).toEqual(new Set([status]))
      expect(new Set(await statuses(others))).toEqual(new Set([200]))
    }
    Object.assign(bench.server.faults, { absent: {}, down: { [resource]: true } })
    expect(new Set(await statuses(addresses))).toEqual(new Set([500]))
    expect(new Set(await statuses(others))).toEqual(new Set([200]))
  })

  test('a login of the last minutes, which only tokens wait for', async () => {
    const { id } = bench.server.invitations.seed(maria.sub)
    bench.server.promoCodes.offer('SPRING')
    bench.server.faults.sudo = true
    expect(await ask('DELETE', `${PROJECTS}/${id}`)).toMatchObject({ status: 204 })
    expect(await ask('POST', PROMO_CODES, { body: { code: 'SPRING' } })).toMatchObject({ status: 201 })
  })
})

function statuses(addresses: string[]): Promise<number[]> {
  return Promise.all(addresses.map(async (address) => (await ask('GET', address)).status))
}
