import { describe, expect, test } from 'vitest'

import { connect, errorOf, respondWith, startServer, Thing, thing } from '../../tests/support/api-server'

startServer()

describe('a write of an item', () => {
  test.each(['thing', 'thing/', '/v1/thing?id=1', '/v1', ''])(
    'is refused for the link %j to its list',
    async (href) => {
      const [requests, { client }] = [respondWith(thing()), connect()]
      for (const method of ['DELETE', 'PUT'] as const) {
        const error = await errorOf(client.send({ method, href, itemOf: 'thing', schema: Thing }))
        expect(error.kind).toBe('refused-link')
      }
      expect(requests).toEqual([])
    },
  )

  test('is sent for a link to the item', async () => {
    const [requests, { client }] = [respondWith(thing()), connect()]
    await client.send({ method: 'DELETE', href: 'thing', itemOf: 'things', schema: Thing })
    expect(requests).toHaveLength(1)
  })
})
