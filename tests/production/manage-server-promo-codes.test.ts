// @vitest-environment node
import { describe, expect, test } from 'vitest'

import { CreatedProject, PromoCodeList, promoCodeProblem } from '~/api/promo-codes'

import { joe, maria } from '../support/servers/accounts.ts'
import { manageBench } from '../support/servers/manage-bench.ts'

const PROMO_CODES = '/manage/current-user/promo-codes'
const CREATED = new Date('2026-03-01T12:34:56Z')

const bench = manageBench()
const { ask } = bench

describe('a promo code', () => {
  test('makes a project, once', async () => {
    bench.server.promoCodes.offer('SPRING')
    const { status, body } = await apply('SPRING')
    expect(status).toBe(201)
    expect(CreatedProject.parse(body)).toEqual({
      id: '89',
      name: 'Maria Example (SPRING)',
      expires: expect.any(Date),
    })
    expect(body).toMatchObject({ type: 'poc6months', hasTryModeOn: '0', billedMonthlyPrice: null, limits: {} })

    expect(await apply('SPRING')).toMatchObject({
      status: 400,
      body: { error: 'Promo code SPRING is already used.' },
    })
    expect(await apply('SPRING', await bench.bearer({ sub: joe.sub })), 'by anybody').toMatchObject({ status: 400 })
    const { body: list } = await ask('GET', PROMO_CODES)
    expect(PromoCodeList.parse(list)).toMatchObject([
      { code: 'SPRING', usedAt: expect.any(Date), project: { id: '89', name: 'Maria Example (SPRING)' } },
    ])
  })

  test('that was applied before is listed for whoever did', async () => {
    bench.server.promoCodes.usedBy(maria.sub, 'AUTUMN', { project: 'Trial', usedAt: CREATED })
    bench.server.promoCodes.usedBy(joe.sub, 'WINTER')
    const { body } = await ask('GET', PROMO_CODES)
    expect(PromoCodeList.parse(body)).toMatchObject([{ code: 'AUTUMN', usedAt: CREATED, project: { name: 'Trial' } }])
    for (const code of ['AUTUMN', 'WINTER']) {
      const { status, body: refused } = await apply(code)
      expect(status).toBe(400)
      expect(promoCodeProblem((refused as { error: string }).error)).toBe('used')
    }
  })

  test('that nobody offers is refused, and so is what is none', async () => {
    const error = 'Specified code was not found or is no longer valid.'
    expect(await apply('NONE')).toMatchObject({ status: 400, body: { error } })
    expect(promoCodeProblem(error)).toBe('no-such-code')
    for (const code of ['', 'two words', 7, undefined]) {
      const errors = [{ key: 'code', message: expect.any(String) }]
      expect(await apply(code)).toMatchObject({ status: 422, body: { code: 'manage.invalid', errors } })
    }
    const invalid = { status: 400, body: { error: 'Request body not valid' } }
    expect(await ask('POST', PROMO_CODES, { body: '{' })).toMatchObject(invalid)
    expect(await ask('DELETE', PROMO_CODES)).toMatchObject({ status: 405 })
  })

  test('is applied although the answer is lost', async () => {
    bench.server.promoCodes.offer('SPRING')
    bench.server.faults.nextPromo = 'lost'
    await expect(apply('SPRING')).rejects.toThrow(TypeError)
    expect(bench.server.promoCodes.list(maria.sub)).toHaveLength(1)
    expect(await apply('SPRING')).toMatchObject({ status: 400 })
    bench.server.promoCodes.offer('AUTUMN')
    expect(await apply('AUTUMN'), 'only the next').toMatchObject({ status: 201 })
  })
})

function apply(code: unknown, bearer?: string) {
  return ask('POST', PROMO_CODES, { body: { code }, bearer })
}
