import { describe, expect, test } from 'vitest'
import { within } from '@testing-library/react'

import { advanceClock, findAllItems, findItem, openOverview, serveKeys } from './overview-page'

const DAY_SECONDS = 86_400
const encodePart = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const jwtWith = (claims: object) => `${encodePart({ alg: 'RS256' })}.${encodePart(claims)}.c2lnbmF0dXJl`

/** Returns a token that was issued `daysAgo` days ago and expires in `daysLeft` days. */
function jwtLasting({ daysAgo, daysLeft }: { daysAgo: number; daysLeft: number }): string {
  const now = Math.floor(Date.now() / 1000)
  return jwtWith({ iat: now - daysAgo * DAY_SECONDS, exp: now + daysLeft * DAY_SECONDS + 300 })
}

const serveDefaultKey = (accessToken?: string) =>
  serveKeys({ name: 'default', ageInDays: 30, ...(accessToken !== undefined && { accessToken }) })

describe('the check-up item about the developer token', () => {
  test('is done for a token that is valid for a day, until it expires on the open page', async () => {
    await openOverview([])
    const item = await findItem(/^The developer token is valid for 23 hours$/)
    expect(item).toHaveTextContent(/^Done: .*Loading your API keys gets a new one\.$/)
    expect(item.closest('details')).not.toBeNull()

    advanceClock({ days: 1.1 })

    const expired = await findItem('The developer token has expired')
    expect(expired).toHaveTextContent(/^Urgent:/)
    expect(expired.closest('details')).toBeNull()
    expect(within(expired).getByRole('link', { name: 'Get a fresh token' })).toHaveAttribute('href', '/api-keys')
  })

  test('is to do in the last week of a token that is valid for months', async () => {
    await openOverview([serveDefaultKey(jwtLasting({ daysAgo: 60, daysLeft: 3 }))])
    const item = await findItem('The developer token expires in 3 days')
    expect(item).toHaveTextContent(/^Urgent:/)
    expect(within(item).getByRole('link', { name: 'Get a fresh token' })).toHaveAttribute('href', '/api-keys')
  })

  test('is done before the last week of a token that is valid for months', async () => {
    await openOverview([serveDefaultKey(jwtLasting({ daysAgo: 60, daysLeft: 20 }))])
    expect(await findItem('The developer token is valid for 20 days')).toHaveTextContent(/^Done:/)
  })

  test('is not checked if the token has no exp claim', async () => {
    await openOverview([serveDefaultKey(jwtWith({ sub: 'user' }))])
    expect(await findItem('Could not check the developer token')).toHaveTextContent(
      'The token does not state when it expires.',
    )
  })

  test('is absent without a default key, and sends no request to search for one', async () => {
    const { requests } = await openOverview([], { scenario: { data: 'no-default-key' }, config: { manage: undefined } })
    await findItem('1 API key is older than a year')
    expect((await findAllItems()).join()).not.toContain('developer token')
    expect(requests.filter((request) => request.includes('/apikeys/'))).toHaveLength(1)
  })

  test('is absent if the default key has no token', async () => {
    await openOverview([serveDefaultKey()])
    await findItem('No API key is older than a year')
    expect((await findAllItems()).join()).not.toContain('developer token')
  })

  test('appears even if the default key is not among the oldest keys', async () => {
    await openOverview([], { scenario: { data: 'keys-57' } })
    expect(await findItem(/^The developer token is valid for/)).toBeInTheDocument()
  })

  test('leaves the token itself out of the page, the query cache and the React state', async () => {
    const token = jwtLasting({ daysAgo: 0, daysLeft: 1 })
    const { queryClient } = await openOverview([serveDefaultKey(token)])
    await findItem(/^The developer token is valid for/)

    expect(document.documentElement.outerHTML).not.toContain(token)
    const queries = queryClient.getQueryCache().getAll()
    expect(JSON.stringify(queries.map(({ state }) => state))).not.toContain(token)
    expect(stringsInReactTree(document.body)).not.toContain(token)
  })
})

/** All strings that can be reached from the React fibers of these elements: state, props and contexts. */
function stringsInReactTree(root: Element): Set<string> {
  const strings = new Set<string>()
  const seen = new Set<unknown>([globalThis])
  const queue: unknown[] = [...root.querySelectorAll('*')].flatMap((element) =>
    Object.entries(element).flatMap(([name, value]) => (name.startsWith('__react') ? [value] : [])),
  )
  while (queue.length > 0) {
    const value = queue.pop()
    if (typeof value === 'string') strings.add(value)
    if (typeof value !== 'object' || value === null || value instanceof Node || seen.has(value)) continue
    seen.add(value)
    queue.push(...Object.values(value))
  }
  return strings
}
