import { http, HttpResponse, type RequestHandler } from 'msw'

import { factorTypes, isFactorType, usageOf, type FactorType } from '~/demo/data/account-state'
import type { Database } from '~/demo/data/database'
import { isDatabaseUser, type Persona } from '~/demo/data/personas'
import { MY_ACCOUNT_BASE } from '~/demo/demo-config'
import { invalidField, methodNotFound, problem } from '~/demo/gateways/my-account-errors'
import { myAccountEndpoint } from '~/demo/gateways/my-account-gateway'
import { changeMethod, findMethod, listMethods, removeMethod } from '~/demo/tables/accounts'
import { finishEnrollment } from './finish-enrollment'
import { startEnrollment } from './start-enrollment'

const METHODS = `${MY_ACCOUNT_BASE}/authentication-methods`
const MAX_NAME_LENGTH = 255

/** Handles the My Account API, with which users manage their own passwords, factors, and passkeys. */
export function myAccountHandlers(database: Database): RequestHandler[] {
  const currentCondition = () => database.read().scenario.condition

  function availableTypes(persona: Persona): FactorType[] {
    return factorTypes.filter((type) => {
      if (type === 'password') return isDatabaseUser(persona)
      return currentCondition() !== 'account-no-factors'
    })
  }

  const factors = myAccountEndpoint(database, 'read:me:factors', ({ persona }) =>
    HttpResponse.json({ factors: availableTypes(persona).map((type) => ({ type, usage: usageOf(type) })) }),
  )

  const list = myAccountEndpoint(database, 'read:me:authentication_methods', ({ request, persona }) => {
    const type = new URL(request.url).searchParams.get('type')
    const methods = listMethods(database, persona).filter((method) => type === null || method.type === type)
    return HttpResponse.json({ authentication_methods: methods })
  })

  const view = myAccountEndpoint(database, 'read:me:authentication_methods', ({ persona, id }) => {
    const method = listMethods(database, persona).find((one) => one.id === id)
    return method ? HttpResponse.json(method) : methodNotFound()
  })

  const enroll = myAccountEndpoint(database, 'create:me:authentication_methods', async ({ request, persona }) => {
    const fields = await readFields(request)
    const { type } = fields
    if (!isFactorType(type)) return invalidField('type', 'must be equal to one of the allowed values')
    if (!availableTypes(persona).includes(type)) return problem(400, 'unsupported_challenge_type')
    return startEnrollment(database, persona, type, fields)
  })

  const verify = myAccountEndpoint(database, 'create:me:authentication_methods', async ({ request, persona, id }) => {
    if (currentCondition() === 'account-gone') return methodNotFound()
    if (currentCondition() === 'account-expired-session') return problem(400, 'expired_token')
    const userAgent = request.headers.get('user-agent') ?? globalThis.navigator?.userAgent ?? ''
    return finishEnrollment(database, persona, id, await readFields(request), userAgent)
  })

  const change = myAccountEndpoint(database, 'update:me:authentication_methods', async ({ request, persona, id }) => {
    const method = findMethod(database, persona, id)?.method
    if (!method || currentCondition() === 'account-gone') return methodNotFound()
    const { name, preferred_authentication_method: preferred } = await readFields(request)
    if (name !== undefined && (method.type === 'recovery-code' || !isName(name))) {
      return invalidField('name', `must be a string of 1 to ${MAX_NAME_LENGTH} characters`)
    }
    if (preferred !== undefined && (method.type !== 'phone' || (preferred !== 'sms' && preferred !== 'voice'))) {
      return invalidField('preferred_authentication_method', 'must be equal to one of the allowed values')
    }
    changeMethod(database, persona, id, (stored) => {
      if (typeof name === 'string') stored.method.name = name
      if (preferred !== undefined) stored.method.preferred_authentication_method = preferred
    })
    return HttpResponse.json(findMethod(database, persona, id)?.method)
  })

  const remove = myAccountEndpoint(database, 'delete:me:authentication_methods', ({ persona, id }) => {
    if (!findMethod(database, persona, id) || currentCondition() === 'account-gone') return methodNotFound()
    if (currentCondition() === 'account-conflict') return problem(409, 'The authentication method is in use.')
    removeMethod(database, persona, id)
    return new HttpResponse(null, { status: 204 })
  })

  return [
    http.get(`${MY_ACCOUNT_BASE}/factors`, factors),
    http.get(METHODS, list),
    http.post(METHODS, enroll),
    http.get(`${METHODS}/:id`, view),
    http.patch(`${METHODS}/:id`, change),
    http.delete(`${METHODS}/:id`, remove),
    http.post(`${METHODS}/:id/verify`, verify),
  ]
}

function isName(name: unknown): boolean {
  return typeof name === 'string' && name.trim() !== '' && name.length <= MAX_NAME_LENGTH
}

/** Returns no fields if the body is not a JSON object. The checks of the fields then report what is missing. */
async function readFields(request: Request): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await request.json()
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    return {}
  }
}
