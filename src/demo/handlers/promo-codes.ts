import { http, HttpResponse, type RequestHandler } from 'msw'

import type { CreatedProjectJson, PromoCodeJson } from '~/demo/data/api-json'
import type { Database } from '~/demo/data/database'
import { MANAGE_BASE } from '~/demo/demo-config'
import { invalidBody, invalidFields, manageError, manageUserEndpoint, readFields } from '~/demo/gateways/manage-gateway'
import { manageTimestamp } from '~/demo/lib/timestamps'
import { applyPromoCode, listPromoCodes, projectName, type PromoProject } from '~/demo/tables/promo-codes'

const PROMO_CODES = `${MANAGE_BASE}/manage/current-user/promo-codes`
const MAX_CODE_LENGTH = 100

/** Handles the promo codes of the Management API. */
export function promoCodeHandlers(database: Database): RequestHandler[] {
  const currentCondition = () => database.read().scenario.condition

  const list = manageUserEndpoint(database, 'promo-codes', ({ persona }) => {
    const codes: PromoCodeJson[] = listPromoCodes(database, persona).map((applied) => ({
      code: applied.code,
      usedAt: manageTimestamp(applied.usedAt, 'offset'),
      project: { id: applied.projectId, name: projectName(persona, applied) },
    }))
    return HttpResponse.json(codes)
  })

  const apply = manageUserEndpoint(database, 'promo-codes', async ({ request, persona }) => {
    if (currentCondition() === 'promo-forbidden') return manageError(403, 'Action is restricted for your role')
    const fields = await readFields(request)
    if (!fields) return invalidBody()
    const code = typeof fields['code'] === 'string' ? fields['code'] : ''
    const problem = checkCode(code)
    if (problem) return invalidFields([{ key: 'code', message: problem }])
    const result = applyPromoCode(database, persona, code)
    if (result === 'used') return manageError(400, `Promo code ${code} is already used.`)
    if (result === 'unknown') return manageError(400, 'Specified code was not found or is no longer valid.')
    if (currentCondition() === 'promo-lost') return HttpResponse.error()
    return HttpResponse.json(toJson(result), { status: 201 })
  })

  return [http.get(PROMO_CODES, list), http.post(PROMO_CODES, apply)]
}

/** Returns what is wrong with the format of a code. */
function checkCode(code: string): string | undefined {
  if (code === '') return 'This value should not be blank.'
  if (code.length > MAX_CODE_LENGTH) return `This value should have ${MAX_CODE_LENGTH} characters or less.`
  return /\s/.test(code) ? 'This value should not contain spaces.' : undefined
}

/** Includes the fields that the app does not read, so that tests cover dropping them. */
function toJson({ projectId, name, region, usedAt, expires }: PromoProject): CreatedProjectJson {
  return {
    id: projectId,
    name,
    type: 'poc6months',
    region,
    created: manageTimestamp(usedAt, 'offset'),
    expires: expires === null ? null : manageTimestamp(expires, 'offset'),
    features: [],
    dataSizeBytes: 0,
    rowsCount: 0,
    defaultBackend: 'snowflake',
    // A string, as documented.
    hasTryModeOn: '0',
    limits: { 'kbc.adminsCount': { name: 'kbc.adminsCount', value: 10 } },
    metrics: {},
    isDisabled: false,
    billedMonthlyPrice: null,
    dataRetentionTimeInDays: 7,
    isBYODB: false,
    hasMysql: false,
    hasSnowflake: true,
    hasBigquery: false,
  }
}
