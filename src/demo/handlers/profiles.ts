import { http, HttpResponse, type RequestHandler } from 'msw'

import type { PlatformProfileJson } from '~/demo/data/api-json'
import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { HAL_BASE } from '~/demo/demo-config'
import { halEndpoint, springError } from '~/demo/gateways/hal-gateway'
import { changePlatformProfile, readPlatformProfile } from '~/demo/tables/profiles'

/** Handles the profiles of the API key API. Each user sees their own. */
export function profileHandlers(database: Database): RequestHandler[] {
  const isReadOnly = () => database.read().scenario.condition === 'read-only-links'
  const isOwn = (persona: Persona, id: string) => id === persona.id

  const view = halEndpoint(database, ({ request, persona, id }) =>
    isOwn(persona, id) ? HttpResponse.json(toJson(persona)) : notFound(request),
  )

  const put = halEndpoint(database, async ({ request, persona, id }) => {
    if (!isOwn(persona, id)) return notFound(request)
    const { pathname } = new URL(request.url)
    if (isReadOnly()) return springError(403, 'Forbidden', pathname)
    const body = Object((await request.json().catch(() => null)) as unknown) as Record<string, unknown>
    const { name, phone } = body
    if (typeof name !== 'string' || name.trim() === '') {
      return springError(400, 'Bad Request', pathname, {
        message: "Validation failed for object='profile'. Error count: 1",
        errors: [{ field: 'name', defaultMessage: 'must not be blank' }],
      })
    }
    changePlatformProfile(database, persona, { name, phone: typeof phone === 'string' ? phone : '' })
    return HttpResponse.json(toJson(persona))
  })

  function toJson(persona: Persona): PlatformProfileJson {
    const self = { href: `${HAL_BASE}/profiles/${encodeURIComponent(persona.id)}` }
    return {
      id: persona.id,
      ...readPlatformProfile(database.read(), persona),
      email: persona.email,
      _links: { self: { href: `${HAL_BASE}/profiles` }, ...(!isReadOnly() && { 'update edit profile': self }) },
    }
  }

  return [http.get(`${HAL_BASE}/profiles/:id`, view), http.put(`${HAL_BASE}/profiles/:id`, put)]
}

function notFound(request: Request): Response {
  return springError(404, 'Not Found', new URL(request.url).pathname, { message: 'Profile not found' })
}
