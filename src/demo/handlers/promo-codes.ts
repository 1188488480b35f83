import { http, HttpResponse, type RequestHandler } from 'msw'

import type { Database } from '~/demo/data/database'
import { invalidFields, managedForOwner, manageError, notReadable, readFields } from '~/demo/gateways/manage-gateway'
import { applyPromoCode, listPromoCodes, projectName, type PromoProject } from '~/demo/tables/promo-codes'
import { wireManageInstant, type WireCreatedProject, type WirePromoCode } from '~/demo/data/api-json'
import { MANAGE_BASE } from '~/demo/demo-config'

const PROMO_CODES = `${MANAGE_BASE}/manage/current-user/promo-codes`
const CODE_LENGTH = 100

export function promoCodeHandlers(database: Database): RequestHandler[] {
  const conditionNow = () => database.read().scenario.condition

  const list = managedForOwner(database, 'promo-codes', ({ persona }) => {
    const codes: WirePromoCode[] = listPromoCodes(database, persona).map((applied) => ({
      code: applied.code,
      usedAt: wireManageInstant(applied.usedAt, 'offset'),
      project: { id: applied.projectId, name: projectName(persona, applied) },
    }))
    return HttpResponse.json(codes)
  })

  const apply = managedForOwner(database, 'promo-codes', async ({ request, persona }) => {
    if (conditionNow() === 'promo-forbidden') return manageError(403, 'Action is restricted for your role')
    const fields = await readFields(request)
    if (!fields) return notReadable()
    const code = typeof fields['code'] === 'string' ? fields['code'] : ''
    const problem = problemOf(code)
    if (problem) return invalidFields([{ key: 'code', message: problem }])
    const made = applyPromoCode(database, persona, code)
    if (made === 'used') return manageError(400, `Promo code ${code} is already used.`)
    if (made === 'unknown') return manageError(400, 'Specified code was not found or is no longer valid.')
    if (conditionNow() === 'promo-lost') return HttpResponse.error()
    return HttpResponse.json(project(made), { status: 201 })
  })

  return [http.get(PROMO_CODES, list), http.post(PROMO_CODES, apply)]
}

function problemOf(code: string): string | undefined {
  if (code === '') return 'This value should not be blank.'
  if (code.length > CODE_LENGTH) return `This value should have ${CODE_LENGTH} characters or less.`
  return /\s/.test(code) ? 'This value should not contain blanks.' : undefined
}

/** The app reads a few of these; the mock sends them all, so that dropping the others is tested. */
function project({ projectId, name, region, usedAt, expires }: PromoProject): WireCreatedProject {
  return {
    id: projectId,
    name,
    type: 'poc6months',
    region,
    created: wireManageInstant(usedAt, 'offset'),
    expires: expires === null ? null : wireManageInstant(expires, 'offset'),
    features: [],
    dataSizeBytes: 0,
    rowsCount: 0,
    defaultBackend: 'snowflake',
    // A text, as documented.
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
