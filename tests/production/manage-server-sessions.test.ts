// @vitest-environment node
import { describe, expect, test } from 'vitest'

import { SessionList } from '~/api/sessions'

import { joe, maria } from '../support/servers/accounts.ts'
import { setUpManageServer } from '../support/servers/set-up-manage-server.ts'

const SESSIONS = '/manage/current-user/sessions'
const CREATED = new Date('2026-03-01T12:34:56Z')

const manage = setUpManageServer()
const { send } = manage

const list = async (bearer?: string) => SessionList.parse((await send('GET', SESSIONS, { bearer })).body)

describe('the sessions', () => {
  test('include the one of the bearer token, which is the only one that is marked', async () => {
    manage.server.sessions.seed(maria.sub, { sid: 'phone', location: 'Prague', created: CREATED })
    manage.server.sessions.seed(joe.sub)
    const own = await manage.signBearer({ sid: 'laptop' })

    expect(await list(own)).toMatchObject([
      { location: 'Prague', created: CREATED, lastUsed: CREATED, isCurrent: false },
      { created: expect.any(Date), isCurrent: true },
    ])
    expect(await list(own), 'no new session for the same login').toHaveLength(2)
    expect(
      (await list()).map(({ isCurrent }) => isCurrent),
      'a token without a session',
    ).toEqual([false, false])
  })

  test('never contain the claim of the bearer token', async () => {
    const { body } = await send('GET', SESSIONS, { bearer: await manage.signBearer({ sid: 'secret-sid' }) })
    expect(JSON.stringify(body)).not.toContain('secret-sid')
  })

  test('can be ended, after which their bearer tokens are rejected', async () => {
    const phone = await manage.signBearer({ sid: 'phone' })
    const [session] = await list(phone)
    const path = `${SESSIONS}/${session?.id}`

    expect(await send('DELETE', path, { bearer: await manage.signBearer({ sub: joe.sub }) })).toMatchObject({
      status: 404,
    })
    expect(await send('DELETE', path)).toMatchObject({ status: 204 })
    expect(await send('GET', SESSIONS, { bearer: phone })).toMatchObject({ status: 401 })
    expect(await send('DELETE', path)).toMatchObject({ status: 404 })
    expect(await list()).toEqual([])
  })

  test('have no other methods', async () => {
    const id = manage.server.sessions.seed(maria.sub)
    expect(await send('POST', SESSIONS, { body: {} })).toMatchObject({ status: 405 })
    expect(await send('GET', `${SESSIONS}/${id}`)).toMatchObject({ status: 405 })
  })
})
