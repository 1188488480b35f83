import { http, HttpResponse, type RequestHandler } from 'msw'

import { forScope } from '~/demo/gateways/my-account-gateway'
import { changeMethod, findMethod, listMethods, removeMethod } from '~/demo/tables/accounts'
import { finishEnrollment } from './finish-enrollment'
import { factorTypes, isFactorType, usageOf, type FactorType } from '~/demo/data/authentication-methods'
import { invalidField, problem } from '~/demo/gateways/my-account-problem'
import { startEnrollment } from './start-enrollment'
import type { Database } from '~/demo/data/database'
import { isDatabaseUser, type Persona } from '~/demo/data/personas'
import { ME_BASE } from '~/demo/demo-config'

const METHODS = `${ME_BASE}/authentication-methods`
const NAME_LENGTH = 255

/** The My Account API of the tenant: what people log in with, in their own hands. */
export function myAccountHandlers(database: Database): RequestHandler[] {
  const conditionNow = () => database.read().scenario.condition

  function offeredTo(persona: Persona): FactorType[] {
    return factorTypes.filter((type) => {
      if (type === 'password') return isDatabaseUser(persona)
      return conditionNow() !== 'account-no-factors'
    })
  }

  const factors = forScope(database, 'read:me:factors', ({ persona }) =>
    HttpResponse.json({ factors: offeredTo(persona).map((type) => ({ type, usage: usageOf(type) })) }),
  )

  const list = forScope(database, 'read:me:authentication_methods', ({ request, persona }) => {
    const type = new URL(request.url).searchParams.get('type')
    const methods = listMethods(database, persona).filter((method) => type === null || method.type === type)
    return HttpResponse.json({ authentication_methods: methods })
  })

  const view = forScope(database, 'read:me:authentication_methods', ({ persona, id }) => {
    const method = listMethods(database, persona).find((one) => one.id === id)
    return method ? HttpResponse.json(method) : notFound()
  })

  const enrol = forScope(database, 'create:me:authentication_methods', async ({ request, persona }) => {
    const fields = await readFields(request)
    const { type } = fields
    if (!isFactorType(type)) return invalidField('type', 'must be equal to one of the allowed values')
    if (!offeredTo(persona).includes(type)) return problem(400, 'unsupported_challenge_type')
    return startEnrollment(database, persona, type, fields)
  })

  const verify = forScope(database, 'create:me:authentication_methods', async ({ request, persona, id }) => {
    if (conditionNow() === 'account-gone') return notFound()
    if (conditionNow() === 'account-expired-session') return problem(400, 'expired_token')
    const userAgent = request.headers.get('user-agent') ?? globalThis.navigator?.userAgent ?? ''
    return finishEnrollment(database, persona, id, await readFields(request), userAgent)
  })

  const change = forScope(database, 'update:me:authentication_methods', async ({ request, persona, id }) => {
    const method = findMethod(database, persona, id)?.shown
    if (!method || conditionNow() === 'account-gone') return notFound()
    const { name, preferred_authentication_method: preferred } = await readFields(request)
    if (name !== undefined && (method.type === 'recovery-code' || !isName(name))) {
      return invalidField('name', `must be text of 1 to ${NAME_LENGTH} characters`)
    }
    if (preferred !== undefined && (method.type !== 'phone' || (preferred !== 'sms' && preferred !== 'voice'))) {
      return invalidField('preferred_authentication_method', 'must be equal to one of the allowed values')
    }
    changeMethod(database, persona, id, ({ shown }) => {
      if (typeof name === 'string') shown.name = name
      if (preferred !== undefined) shown.preferred_authentication_method = preferred
    })
    return HttpResponse.json(findMethod(database, persona, id)?.shown)
  })

  const remove = forScope(database, 'delete:me:authentication_methods', ({ persona, id }) => {
    if (!findMethod(database, persona, id) || conditionNow() === 'account-gone') return notFound()
    if (conditionNow() === 'account-conflict') return problem(409, 'The authentication method is in use.')
    removeMethod(database, persona, id)
    return new HttpResponse(null, { status: 204 })
  })

  return [
    http.get(`${ME_BASE}/factors`, factors),
    http.get(METHODS, list),
    http.post(METHODS, enrol),
    http.get(`${METHODS}/:id`, view),
    http.patch(`${METHODS}/:id`, change),
    http.delete(`${METHODS}/:id`, remove),
    http.post(`${METHODS}/:id/verify`, verify),
  ]
}

function isName(name: unknown): boolean {
  return typeof name === 'string' && name.trim() !== '' && name.length <= NAME_LENGTH
}

/** Nothing where the body is not an object of JSON: each field is then missed by its own check. */
async function readFields(request: Request): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await request.json()
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    return {}
  }
}

function notFound(): Response {
  return problem(404, 'Authentication method not found.')
}
