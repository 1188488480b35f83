import { HttpResponse } from 'msw'

import type { Condition } from '~/demo/data/scenarios'
import { truncate } from './failing-conditions'

/** Fields that a real server may send as null. */
const NULLABLE = new Set([
  'created',
  'lastModified',
  'isSessionToken',
  'isExpired',
  'isDisabled',
  'scopes',
  'creator',
  'reason',
  'role',
  'isRead',
  'message',
  'payload',
  'created_at',
  'last_auth_at',
  'transports',
  'user_agent',
])

/** Fields that a real server may send as an empty text. */
const EMPTY = new Set(['lastUsed', 'phone_number'])

/** Changes a successful response as the condition says, for the conditions that distort every list. */
export async function distort(condition: Condition, response: Response): Promise<Response> {
  if (condition === 'truncated') return truncate(response)
  if (!response.ok || (condition !== 'odd-rows' && condition !== 'null-fields')) return response
  const text = await response.clone().text()
  if (text === '') return response
  const body: unknown = JSON.parse(text, (key, value: unknown) =>
    condition !== 'null-fields' ? value : NULLABLE.has(key) ? null : EMPTY.has(key) ? '' : value,
  )
  if (condition === 'odd-rows') {
    const second = rowsIn(body)[1]
    if (second) second['id'] = null
    for (const key of ['code', 'type']) if (second && key in second) second[key] = null
  }
  return HttpResponse.json(body as object, { status: response.status })
}

type Row = Record<string, unknown>

function rowsIn(body: unknown): Row[] {
  if (Array.isArray(body)) return body
  const {
    authentication_methods: methods,
    factors,
    _embedded: embedded,
  } = Object(body) as {
    authentication_methods?: Row[]
    factors?: Row[]
    _embedded?: { apikeys?: Row[] }
  }
  return methods ?? factors ?? embedded?.apikeys ?? []
}
