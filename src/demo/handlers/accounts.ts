import { http, HttpResponse, type RequestHandler } from 'msw'

import type { AccountListJson } from '~/demo/data/api-json'
import type { Database } from '~/demo/data/database'
import { HAL_BASE } from '~/demo/demo-config'
import { halEndpoint } from '~/demo/gateways/hal-gateway'
import { halTimestamp } from '~/demo/lib/timestamps'
import { listApiKeys } from '~/demo/tables/api-keys'

/** The limits of the demo's plans. */
const PLANS = [20, 100, 5_000, 20_000]

/** Handles the part of the account API that says how many API keys the user may have. */
export function accountHandlers(database: Database): RequestHandler[] {
  const list = halEndpoint(database, ({ persona }) => {
    const { scenario, seededAt } = database.read()
    const used = listApiKeys(database, persona).length
    const isFull = scenario.condition === 'limit-reached' || scenario.condition === 'limit-in-a-201'
    const created = halTimestamp(seededAt, '321')
    return HttpResponse.json({
      _embedded: {
        accounts: [
          {
            id: persona.id,
            created,
            lastModified: created,
            company: 'Example Ltd.',
            ownerEmail: persona.email,
            ownerProfileId: persona.id,
            maxClients: isFull ? used : (PLANS.find((limit) => limit > used) ?? used),
            _links: { self: { href: `${HAL_BASE}/accounts/${encodeURIComponent(persona.id)}` } },
          },
        ],
      },
      _links: { self: { href: `${HAL_BASE}/accounts?page=0&size=20` } },
      page: { size: 20, totalElements: 1, totalPages: 1, number: 0 },
    } satisfies AccountListJson)
  })
  return [http.get(`${HAL_BASE}/accounts`, list)]
}
