// @vitest-environment node
import { describe, expect, test } from 'vitest'

import { CreatedProject, PromoCodeList, promoCodeProblem } from '~/api/promo-codes'

import { joe, maria } from '../support/servers/accounts.ts'
import { setUpManageServer } from '../support/servers/set-up-manage-server.ts'

const PROMO_CODES = '/manage/current-user/promo-codes'
const CREATED = new Date('2026-03-01T12:34:56Z')

const manage = setUpManageServer()
const { send } = manage

describe('a promo code', () => {
  test('creates a project for the first user, and is rejected as used afterwards', async () => {
    manage.server.promoCodes.seed('SPRING')

    const { status, body } = await applyCode('SPRING')
    expect(status).toBe(201)
    expect(CreatedProject.parse(body)).toEqual({
      id: '89',
      name: 'Maria Example (SPRING)',
      expires: expect.any(Date),
    })
    expect(body).toMatchObject({ type: 'poc6months', hasTryModeOn: '0', billedMonthlyPrice: null, limits: {} })

    const used = { status: 400, body: { error: 'Promo code SPRING is already used.' } }
    expect(await applyCode('SPRING')).toMatchObject(used)
    expect(await applyCode('SPRING', await manage.signBearer({ sub: joe.sub })), 'by another user').toMatchObject(used)
    const { body: list } = await send('GET', PROMO_CODES)
    expect(PromoCodeList.parse(list)).toMatchObject([
      { code: 'SPRING', usedAt: expect.any(Date), project: { id: '89', name: 'Maria Example (SPRING)' } },
    ])
  })

  test('is listed only for the user who has applied it', async () => {
    manage.server.promoCodes.seedUsed(maria.sub, 'AUTUMN', { project: 'Trial', usedAt: CREATED })
    manage.server.promoCodes.seedUsed(joe.sub, 'WINTER')

    const { body } = await send('GET', PROMO_CODES)

    expect(PromoCodeList.parse(body)).toMatchObject([{ code: 'AUTUMN', usedAt: CREATED, project: { name: 'Trial' } }])
    for (const code of ['AUTUMN', 'WINTER']) {
      const { status, body: rejection } = await applyCode(code)
      expect(status).toBe(400)
      expect(promoCodeProblem((rejection as { error: string }).error)).toBe('used')
    }
  })

  test('is rejected as not found if it does not exist', async () => {
    const error = 'Specified code was not found or is no longer valid.'
    expect(await applyCode('NONE')).toMatchObject({ status: 400, body: { error } })
    expect(promoCodeProblem(error)).toBe('no-such-code')
  })

  test.each(['', 'two words', 7, undefined])('is rejected with a field error if it is %j', async (code) => {
    const errors = [{ key: 'code', message: expect.any(String) }]
    expect(await applyCode(code)).toMatchObject({ status: 422, body: { code: 'manage.invalid', errors } })
  })

  test('is rejected in a body that is not JSON, and cannot be deleted', async () => {
    const invalid = { status: 400, body: { error: 'Request body not valid' } }
    expect(await send('POST', PROMO_CODES, { body: '{' })).toMatchObject(invalid)
    expect(await send('DELETE', PROMO_CODES)).toMatchObject({ status: 405 })
  })

  test('is applied although the next response is lost', async () => {
    const { promoCodes, faults } = manage.server
    promoCodes.seed('SPRING')
    faults.nextApply = 'lost'
    await expect(applyCode('SPRING')).rejects.toThrow(TypeError)
    expect(promoCodes.list(maria.sub)).toHaveLength(1)
    expect(await applyCode('SPRING')).toMatchObject({ status: 400 })

    promoCodes.seed('AUTUMN')
    expect(await applyCode('AUTUMN'), 'the fault is over').toMatchObject({ status: 201 })
  })
})

function applyCode(code: unknown, bearer?: string) {
  return send('POST', PROMO_CODES, { body: { code }, bearer })
}
