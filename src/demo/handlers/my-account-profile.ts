import { http, HttpResponse, type RequestHandler } from 'msw'

import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { MY_ACCOUNT_BASE } from '~/demo/demo-config'
import { problem } from '~/demo/gateways/my-account-errors'
import { myAccountEndpoint } from '~/demo/gateways/my-account-gateway'
import { seedPolicies } from '~/demo/seeds/profiles'
import { changeProfile, readProfile } from '~/demo/tables/profiles'

/** The longest value of each field that can be changed, as Auth0 documents it. */
const MAX_LENGTHS = { given_name: 150, family_name: 150, name: 300, nickname: 300, picture: 2048 }
type Field = keyof typeof MAX_LENGTHS

/** Handles the profile of the My Account API. */
export function myAccountProfileHandlers(database: Database): RequestHandler[] {
  const isOff = () => database.read().scenario.condition === 'account-no-profile'

  const read = myAccountEndpoint(database, 'read:me:profile', ({ persona }) =>
    isOff() ? problem(404, 'Not found.') : HttpResponse.json(toJson(persona)),
  )

  const change = myAccountEndpoint(database, 'update:me:profile', async ({ request, persona }) => {
    if (isOff()) return problem(404, 'Not found.')
    const body: unknown = await request.json().catch(() => null)
    const changes = Object.entries(Object(body) as Record<string, unknown>)
    const invalid = changes.flatMap(([field, value]) => {
      const detail = whatIsWrong(persona, field, value)
      return detail === undefined ? [] : [{ field, detail }]
    })
    // All or nothing.
    if (invalid.length > 0) return problem(400, 'Invalid request payload input.', { invalid })
    changeProfile(database, persona, Object.fromEntries(changes))
    return HttpResponse.json(toJson(persona))
  })

  function toJson(persona: Persona) {
    const { email_verified: _, ...values } = readProfile(database.read(), persona)
    return {
      ...values,
      email: persona.email,
      created_at: '2024-03-18T09:12:44.000Z',
      updated_at: new Date().toISOString(),
      profile_policy: seedPolicies(persona),
    }
  }

  return [http.get(`${MY_ACCOUNT_BASE}/profile`, read), http.patch(`${MY_ACCOUNT_BASE}/profile`, change)]
}

function whatIsWrong(persona: Persona, field: string, value: unknown): string | undefined {
  if (!isField(field)) return 'must NOT have additional properties'
  if (seedPolicies(persona)[`/${field}`]?.access !== 'read_write') return 'is read-only'
  if (typeof value !== 'string' || value.trim() === '') return 'must be a string with a visible character'
  if (value.length > MAX_LENGTHS[field]) return `must NOT have more than ${MAX_LENGTHS[field]} characters`
  return field === 'picture' && !value.startsWith('https://') ? 'must match pattern "^https://"' : undefined
}

function isField(field: string): field is Field {
  return Object.hasOwn(MAX_LENGTHS, field)
}
