import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'
import { within } from '@testing-library/react'

import { otto } from '~/demo/data/personas'

import {
  allLines,
  answerTokens,
  haveKeys,
  haveTokens,
  line,
  lines,
  openOverview,
  pass,
  summary,
  tokens,
} from './overview-page'
import { deferred } from '../security/security-page'

describe('the developer token', () => {
  const DAY = 86_400
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const jwt = (claims: object) => `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`
  const now = () => Math.floor(Date.now() / 1000)
  const keyWith = (accessToken?: string) =>
    haveKeys({ name: 'default', ageInDays: 30, ...(accessToken !== undefined && { accessToken }) })
  const lived = (past: number, left: number) => jwt({ iat: now() - past * DAY, exp: now() + left * DAY + 300 })

  test('that lives for a day is well until it has expired, in sight', async () => {
    await openOverview([])
    const life = await line(/^The developer token is good for 23 hours$/)
    expect(life).toHaveTextContent(/^Done: .*a new one comes with the list of keys\.$/)
    pass(1.1)
    expect(await line('The developer token has expired')).toBe(life)
    expect(life).toHaveTextContent(/^To do:/)
    expect(within(life).getByRole('link', { name: 'Get a fresh one' })).toHaveAttribute('href', '/api-keys')
  })

  test('that lives for months is to do in its last week', async () => {
    await openOverview([keyWith(lived(60, 3))])
    const life = await line('The developer token expires in 3 days')
    expect(life).toHaveTextContent(/^To do:/)
    expect(within(life).getByRole('link', { name: 'Get a fresh one' })).toHaveAttribute('href', '/api-keys')
  })

  test('that lives for months is well before that', async () => {
    await openOverview([keyWith(lived(60, 20))])
    expect(await line('The developer token is good for 20 days')).toHaveTextContent(/^Done:/)
  })

  test('that says nothing of its end is not known', async () => {
    await openOverview([keyWith(jwt({ sub: 'somebody' }))])
    expect(await line('The developer token is not known')).toHaveTextContent('It does not say when it expires.')
  })

  test('that there is none of is nothing to worry about', async () => {
    const { requests } = await openOverview([], { scenario: { data: 'no-default-key' }, config: { manage: undefined } })
    await summary('2 to do')
    expect((await allLines()).join()).not.toContain('developer token')
    expect(requests.filter((asked) => asked.includes('/apikeys/'))).toHaveLength(1)
  })

  test('of a key that came without one is nothing to worry about either', async () => {
    await openOverview([keyWith()])
    await line('No API key is older than a year')
    expect((await allLines()).join()).not.toContain('developer token')
  })

  test('is looked for where its key is not among the oldest', async () => {
    await openOverview([], { scenario: { data: 'keys-57' } })
    expect(await line(/^The developer token is good for/)).toBeInTheDocument()
  })

  test('is itself in no cache, on no page and in no state', async () => {
    const token = lived(0, 1)
    const { queryClient } = await openOverview([keyWith(token)])
    await line(/^The developer token is good for/)
    expect(document.documentElement.outerHTML).not.toContain(token)
    expect(
      JSON.stringify(
        queryClient
          .getQueryCache()
          .getAll()
          .map(({ state }) => state),
      ),
    ).not.toContain(token)
    expect(textsReachableFrom(document.body)).not.toContain(token)
  })
})

/** Every text that hangs on what React keeps for what it has drawn: states, properties, contexts. */
function textsReachableFrom(root: Element): Set<string> {
  const texts = new Set<string>()
  const seen = new Set<unknown>([globalThis])
  const waiting: unknown[] = [...root.querySelectorAll('*')].flatMap((element) =>
    Object.entries(element).flatMap(([name, value]) => (name.startsWith('__react') ? [value] : [])),
  )
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value === 'string') texts.add(value)
    if (typeof value !== 'object' || value === null || value instanceof Node || seen.has(value)) continue
    seen.add(value)
    waiting.push(...Object.values(value))
  }
  return texts
}

describe('the order', () => {
  test('has what is to do first, then what is not known, then what is done', async () => {
    await openOverview([haveTokens({ CI: { created: -50, lastUsed: -1, expires: -2 } })], { as: otto })
    expect(await summary('2 to do')).toBeInTheDocument()
    expect((await allLines()).map((each) => each.split(':')[0])).toEqual([
      'To do',
      'To do',
      'Not known',
      'Done',
      'Done',
      'Done',
      'Done',
      'Done',
    ])
  })

  test('does not wait for ever for one that is slow, which comes after and moves nothing', async () => {
    const answer = deferred<Response>()
    await openOverview([answerTokens(() => answer.promise)])
    expect(await summary('Checking…')).toBeInTheDocument()
    expect(await summary('2 to do · still checking')).toBeInTheDocument()
    const before = lines()
    answer.resolve(HttpResponse.json(tokens({ a: { created: -50, expires: -20 } })))
    expect(await summary('3 to do')).toBeInTheDocument()
    expect(lines().slice(0, before.length)).toEqual(before)
    expect(lines()[before.length]).toBe('To do: 1 expired token is still listed')
  })
})
