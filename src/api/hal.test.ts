import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'

import { halActions, halPage } from './hal'

describe('links', () => {
  test('one rel may merge several verbs', () => {
    expect(halActions({ 'update delete apikey': { href: '/a' }, self: { href: '/b' } })).toEqual({
      update: '/a',
      delete: '/a',
      self: '/b',
    })
  })

  test('a draft offers creation and nothing else', () => {
    expect(halActions({ 'create apikey': { href: '/a' } })).toEqual({ create: '/a' })
  })
})

describe('a page of a collection', () => {
  const Page = halPage('things', z.object({ id: z.string() }))
  const page = { size: 20, totalElements: 0, totalPages: 0, number: 0 }

  test('comes without _embedded when it is empty', () => {
    expect(Page.parse({ _links: {}, page })).toEqual({ items: [], page })
  })

  test('drops what it does not know', () => {
    const answer = { _embedded: { things: [{ id: '1', accessToken: 'eyJ' }], others: [1] }, page, extra: true }
    expect(Page.parse(answer)).toEqual({ items: [{ id: '1' }], page })
  })
})
