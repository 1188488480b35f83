// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from 'vitest'

import { CreatedProject, promoCodeProblem, PromoCodeList } from '~/api/promo-codes'
import { nils, otto } from '~/demo/data/personas'
import { setScenario } from '~/demo/server'
import { sampleCodes } from '~/demo/tables/promo-codes'

import { createManagementApiClient, startManagementApi } from './management-api-client'

const CODES = 'current-user/promo-codes'

const alreadyUsed = (code: string) => ({ status: 400, body: { error: `Promo code ${code} is already used.` } })
const unknownCode = { status: 400, body: { error: 'Specified code was not found or is no longer valid.' } }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00.250Z') })
})

describe('the list of applied codes', () => {
  test('has two codes with their projects, newest first', async () => {
    const { body } = await startManagementApi().request('GET', CODES)

    expect(body[1].usedAt).toBe('2019-09-17T15:14:38+0200')
    expect(PromoCodeList.parse(body)).toMatchObject([
      { code: 'SPRING24', project: { id: '5412', name: 'Maria Reyes (SPRING24)' } },
      { code: 'TEST1568723795', project: { id: '89', name: 'Maria Reyes (TEST1568723795)' } },
    ])
  })

  test('is empty for a new user', async () => {
    const { request } = startManagementApi({}, nils)

    expect((await request('GET', CODES)).body).toEqual([])
  })

  test('is restored when the data scenario changes or the demo is reset', async () => {
    const { request, database } = startManagementApi()
    await request('POST', CODES, { code: 'HACK2026' })

    setScenario(database, { data: 'empty' })
    expect((await request('GET', CODES)).body).toEqual([])
    setScenario(database, { data: 'usual' })
    expect((await request('GET', CODES)).body).toHaveLength(2)

    expect((await request('POST', CODES, { code: 'HACK2026' })).status).toBe(201)
    database.reset()
    expect(database.read().manage).toMatchObject({ promoCodes: {} })
  })
})

describe('applying a code', () => {
  test('creates a project and puts the code at the top of the list', async () => {
    const { request } = startManagementApi()

    const { status, body } = await request('POST', CODES, { code: 'HACK2026' })

    expect(status).toBe(201)
    const { id, name, ...project } = CreatedProject.parse(body)
    expect(name).toBe('Maria Reyes (HACK2026)')
    expect(project).toMatchObject({ expires: new Date('2027-05-19T10:00:00Z') })
    expect(body).toMatchObject({ type: 'poc6months', hasTryModeOn: '0', billedMonthlyPrice: null, metrics: {} })
    const list = PromoCodeList.parse((await request('GET', CODES)).body)
    expect(list).toHaveLength(3)
    expect(list[0]).toEqual({ code: 'HACK2026', usedAt: new Date('2026-11-20T10:00:00Z'), project: { id, name } })
  })

  test('creates a separate project for each valid code, one of them without an expiry', async () => {
    const { request } = startManagementApi()

    const projects = []
    for (const code of ['HACK2026', 'POC-EU-90', 'WELCOME100']) {
      projects.push(CreatedProject.parse((await request('POST', CODES, { code })).body))
    }

    expect(new Set(projects.map(({ id }) => id)).size).toBe(3)
    expect(projects.map(({ expires }) => expires?.toISOString().slice(0, 10))).toEqual([
      '2027-05-19',
      '2027-02-18',
      undefined,
    ])
  })

  test('fails with the same message for a code that this user or someone else has used', async () => {
    const { request } = startManagementApi()
    expect((await request('POST', CODES, { code: 'HACK2026' })).status).toBe(201)

    for (const code of ['HACK2026', 'TEST1568723795', 'SPRING24', 'TEAMONLY']) {
      const response = await request('POST', CODES, { code })
      expect(response).toMatchObject(alreadyUsed(code))
      expect(promoCodeProblem(response.body.error)).toBe('used')
    }

    expect((await request('GET', CODES)).body).toHaveLength(3)
  })

  test('works for a second user after the first one has used the code', async () => {
    const { request, database } = startManagementApi()
    await request('POST', CODES, { code: 'HACK2026' })

    const response = await createManagementApiClient(database, otto)('POST', CODES, { code: 'HACK2026' })

    expect(response).toMatchObject({ status: 201, body: { name: 'Otto Berg (HACK2026)' } })
  })

  test('works for a new user with a valid code only', async () => {
    const { request } = startManagementApi({}, nils)

    expect(await request('POST', CODES, { code: 'SPRING24' })).toMatchObject(unknownCode)
    expect((await request('POST', CODES, { code: 'WELCOME100' })).status).toBe(201)
  })

  test.each(['EXPIRED2020', 'hack2026', 'NOSUCHCODE', 'constructor', 'x'.repeat(100)])(
    'fails with "not found" for %s and creates nothing',
    async (code) => {
      const { request } = startManagementApi()

      const response = await request('POST', CODES, { code })

      expect(response).toMatchObject(unknownCode)
      expect(promoCodeProblem(response.body.error)).toBe('no-such-code')
      expect((await request('GET', CODES)).body).toHaveLength(2)
    },
  )

  test.each([{ code: '' }, { code: 'x'.repeat(101) }, { code: 'HACK 2026' }, { code: ' HACK2026' }, { code: 7 }, {}])(
    'with the body %j returns 422 with a field error',
    async (body) => {
      const { request } = startManagementApi()

      const response = await request('POST', CODES, body)

      expect(response).toMatchObject({ status: 422, body: { errors: [{ key: 'code', message: expect.any(String) }] } })
      expect((await request('GET', CODES)).body).toHaveLength(2)
    },
  )

  test('with a body that is not JSON returns 400', async () => {
    const { request } = startManagementApi()

    const response = await request('POST', CODES, '{"code":')

    expect(response).toMatchObject({ status: 400, body: { error: 'Request body not valid' } })
  })
})

describe('conditions', () => {
  test('under "promo-lost" the project is created, although the response is lost', async () => {
    const { request } = startManagementApi({ condition: 'promo-lost' })

    await expect(request('POST', CODES, { code: 'HACK2026' })).rejects.toThrow(TypeError)

    expect((await request('GET', CODES)).body[0]).toMatchObject({ code: 'HACK2026' })
    expect(await request('POST', CODES, { code: 'HACK2026' })).toMatchObject(alreadyUsed('HACK2026'))
  })

  test.each([
    ['promo-forbidden', 'POST', 403, { error: 'Action is restricted for your role' }],
    ['promo-codes-absent', 'POST', 404, { error: 'Not found.' }],
    ['promo-codes-absent', 'GET', 404, { error: 'Not found.' }],
    ['session-expired', 'POST', 401, { error: 'Invalid access token' }],
  ] as const)('under "%s" a %s request returns %i and creates nothing', async (condition, method, status, body) => {
    const { request, database } = startManagementApi()
    setScenario(database, { condition })

    const response = await request(method, CODES, method === 'POST' ? { code: 'HACK2026' } : undefined)

    expect(response).toMatchObject({ status, body })
    expect(database.read().manage.promoCodes).toEqual({})
  })

  test('under "promo-codes-absent" notifications still work', async () => {
    const { request } = startManagementApi({ condition: 'promo-codes-absent' })

    expect((await request('GET', 'notifications')).status).toBe(200)
  })

  test('under "promo-forbidden" the applied codes are still listed', async () => {
    const { request } = startManagementApi({ condition: 'promo-forbidden' })

    expect((await request('GET', CODES)).body).toHaveLength(2)
  })
})

test('the demo panel offers three valid codes and one code for each error', async () => {
  const { request } = startManagementApi()

  const statuses = []
  for (const code of sampleCodes) statuses.push((await request('POST', CODES, { code })).status)

  expect(sampleCodes).toEqual(['HACK2026', 'POC-EU-90', 'WELCOME100', 'SPRING24', 'TEAMONLY', 'EXPIRED2020'])
  expect(statuses).toEqual([201, 201, 201, 400, 400, 400])
})
