// @vitest-environment node
import { beforeEach, expect, test, vi } from 'vitest'

import { CreatedProject, promoCodeProblem, PromoCodeList } from '~/api/promo-codes'
import { nils, otto } from '~/demo/data/personas'
import { codesToTry } from '~/demo/tables/promo-codes'
import { setScenario } from '~/demo/server'

import { startManage } from './management-api-client'

const CODES = 'current-user/promo-codes'

const used = (code: string) => ({ status: 400, body: { error: `Promo code ${code} is already used.` } })
const unknown = { status: 400, body: { error: 'Specified code was not found or is no longer valid.' } }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00.250Z') })
})

test('two codes were applied before, the newest first, each with its project', async () => {
  const { body } = await startManage().api('GET', CODES)
  expect(body[1].usedAt).toBe('2019-09-17T15:14:38+0200')
  expect(PromoCodeList.parse(body)).toMatchObject([
    { code: 'SPRING24', project: { id: '5412', name: 'Maria Reyes (SPRING24)' } },
    { code: 'TEST1568723795', project: { id: '89', name: 'Maria Reyes (TEST1568723795)' } },
  ])
})

test('a code makes a project, which is listed first from then on', async () => {
  const { api } = startManage()
  const { status, body } = await api('POST', CODES, { code: 'HACK2026' })
  expect(status).toBe(201)
  const made = CreatedProject.parse(body)
  expect(made).toMatchObject({ name: 'Maria Reyes (HACK2026)', expires: new Date('2027-05-19T10:00:00Z') })
  expect(body).toMatchObject({ type: 'poc6months', hasTryModeOn: '0', billedMonthlyPrice: null, metrics: {} })

  const list = PromoCodeList.parse((await api('GET', CODES)).body)
  expect(list).toHaveLength(3)
  const { id, name } = made
  expect(list[0]).toEqual({ code: 'HACK2026', usedAt: new Date('2026-11-20T10:00:00Z'), project: { id, name } })
})

test('each code that is open makes a project of its own; one of them has no end', async () => {
  const { api } = startManage()
  const made = []
  for (const code of ['HACK2026', 'POC-EU-90', 'WELCOME100']) {
    made.push(CreatedProject.parse((await api('POST', CODES, { code })).body))
  }
  expect(new Set(made.map(({ id }) => id)).size).toBe(3)
  expect(made.map(({ expires }) => expires?.toISOString().slice(0, 10))).toEqual([
    '2027-05-19',
    '2027-02-18',
    undefined,
  ])
})

test('nobody uses a code twice, and one that somebody else has used up is refused in the same words', async () => {
  const { api, as } = startManage()
  expect((await api('POST', CODES, { code: 'HACK2026' })).status).toBe(201)
  for (const code of ['HACK2026', 'TEST1568723795', 'SPRING24', 'TEAMONLY']) {
    const answer = await api('POST', CODES, { code })
    expect(answer).toMatchObject(used(code))
    expect(promoCodeProblem(answer.body.error)).toBe('used')
  }
  expect((await api('GET', CODES)).body).toHaveLength(3)
  const other = await as(otto)('POST', CODES, { code: 'HACK2026' })
  expect(other).toMatchObject({ status: 201, body: { name: 'Otto Berg (HACK2026)' } })
})

test.each(['EXPIRED2020', 'hack2026', 'NOSUCHCODE', 'constructor', 'x'.repeat(100)])(
  '%s is not found, and makes nothing',
  async (code) => {
    const { api } = startManage()
    const answer = await api('POST', CODES, { code })
    expect(answer).toMatchObject(unknown)
    expect(promoCodeProblem(answer.body.error)).toBe('no-such-code')
    expect((await api('GET', CODES)).body).toHaveLength(2)
  },
)

test.each([{ code: '' }, { code: 'x'.repeat(101) }, { code: 'HACK 2026' }, { code: ' HACK2026' }, { code: 7 }, {}])(
  '%j is malformed, which is said of the field',
  async (body) => {
    const { api } = startManage()
    const answer = await api('POST', CODES, body)
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ key: 'code', message: expect.any(String) }] } })
    expect((await api('GET', CODES)).body).toHaveLength(2)
  },
)

test('what is no JSON is not valid', async () => {
  const broken = await startManage().api('POST', CODES, '{"code":')
  expect(broken).toMatchObject({ status: 400, body: { error: 'Request body not valid' } })
})

test('newcomers have applied none and may begin; whoever used up the old ones is not them', async () => {
  const { api } = startManage({}, nils)
  expect((await api('GET', CODES)).body).toEqual([])
  expect(await api('POST', CODES, { code: 'SPRING24' })).toMatchObject(unknown)
  expect((await api('POST', CODES, { code: 'WELCOME100' })).status).toBe(201)
})

test('an empty account has applied none, and other data and a reset begin anew', async () => {
  const { api, database } = startManage()
  await api('POST', CODES, { code: 'HACK2026' })
  setScenario(database, { data: 'empty' })
  expect((await api('GET', CODES)).body).toEqual([])
  setScenario(database, { data: 'usual' })
  expect((await api('GET', CODES)).body).toHaveLength(2)
  expect((await api('POST', CODES, { code: 'HACK2026' })).status).toBe(201)
  database.reset()
  expect(database.read().manage).toMatchObject({ promoCodes: {} })
})

test('under "promo-lost" the project is made, and nobody hears of it', async () => {
  const { api } = startManage({ condition: 'promo-lost' })
  await expect(api('POST', CODES, { code: 'HACK2026' })).rejects.toThrow(TypeError)
  expect((await api('GET', CODES)).body[0]).toMatchObject({ code: 'HACK2026' })
  expect(await api('POST', CODES, { code: 'HACK2026' })).toMatchObject(used('HACK2026'))
})

test.each([
  ['promo-forbidden', 'POST', 403, { error: 'Action is restricted for your role' }],
  ['promo-codes-absent', 'POST', 404, { error: 'Not found.' }],
  ['promo-codes-absent', 'GET', 404, { error: 'Not found.' }],
  ['session-expired', 'POST', 401, { error: 'Invalid access token' }],
] as const)('under "%s" a %s is answered with %i, and nothing is made', async (condition, method, status, body) => {
  const { api, database } = startManage()
  setScenario(database, { condition })
  const answer = await api(method, CODES, method === 'POST' ? { code: 'HACK2026' } : undefined)
  expect(answer).toMatchObject({ status, body })
  expect(database.read().manage.promoCodes).toEqual({})
})

test('where promo codes are not known, the rest is; and where codes are forbidden, they are still listed', async () => {
  const absent = startManage({ condition: 'promo-codes-absent' }).api
  expect((await absent('GET', 'notifications')).status).toBe(200)
  expect((await startManage({ condition: 'promo-forbidden' }).api('GET', CODES)).body).toHaveLength(2)
})

test('the demo bar names a code for each answer there is', async () => {
  const { api } = startManage()
  const answers = []
  for (const code of codesToTry) answers.push((await api('POST', CODES, { code })).status)
  expect(codesToTry).toEqual(['HACK2026', 'POC-EU-90', 'WELCOME100', 'SPRING24', 'TEAMONLY', 'EXPIRED2020'])
  expect(answers).toEqual([201, 201, 201, 400, 400, 400])
})
