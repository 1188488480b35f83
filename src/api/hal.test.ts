import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'

import { halActions, halPage } from './hal'

describe('links', () => {
  test('splits a relation that names several actions', () => {
    expect(halActions({ 'update delete apikey': { href: '/a' }, self: { href: '/b' } })).toEqual({
      update: '/a',
      delete: '/a',
      self: '/b',
    })
  })

  test('reads the single action of a draft', () => {
    expect(halActions({ 'create apikey': { href: '/a' } })).toEqual({ create: '/a' })
  })
})

describe('a page of a collection', () => {
  const Page = halPage('things', z.object({ id: z.string() }))
  const page = { size: 20, totalElements: 0, totalPages: 0, number: 0 }

  test('parses an empty page, which has no _embedded', () => {
    expect(Page.parse({ _links: {}, page })).toEqual({ items: [], page })
  })

  test('drops unknown keys and other collections', () => {
    const body = { _embedded: { things: [{ id: '1', accessToken: 'eyJ' }], others: [1] }, page, extra: true }
    expect(Page.parse(body)).toEqual({ items: [{ id: '1' }], page })
  })
})
