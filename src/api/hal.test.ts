import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'

import { halActions, HalLinks, halPage } from './hal'

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

  test.each([
    ['/apikeys/1{?projection}', '/apikeys/1'],
    ['/apikeys/1{?projection,fields*}{&page:3}', '/apikeys/1'],
    ['/apikeys/1{/part}{;version}{#anchor}{.format}', '/apikeys/1'],
    ['/apikeys/{id}', '/apikeys/a%7Cb'],
    ['/apikeys/{+id}{?projection}', '/apikeys/a%7Cb'],
    ['/apikeys{/id}', '/apikeys/a%7Cb'],
    ['/apikeys/{id,x}', '/apikeys/a%7Cb'],
    ['/apikeys/{x,id}{?projection}', '/apikeys/a%7Cb'],
    ['/apikeys/{id*}', '/apikeys/a%7Cb'],
    ['/apikeys{/id,x}', '/apikeys/a%7Cb'],
    ['/apikeys{/id*}', '/apikeys/a%7Cb'],
    ['/apikeys/{id:3}', '/apikeys/a%7Cb'],
    ['/apikeys/{id:2}', '/apikeys/a%7C'],
    ['/apikeys/{+id:1}', '/apikeys/a'],
    ['/apikeys/{id:x}', null],
    ['/apikeys/{idx,xid}', null],
    // The URL of the whole collection would be the target of a DELETE.
    ['/apikeys/{key}', null],
    ['/apikeys/{key}{?projection}', null],
    ['/apikeys/{.key}', null],
    ['/apikeys/{;key}', null],
    ['/apikeys/{', null],
  ])('expands the template %s to %s', (href, url) => {
    expect(halActions({ 'delete apikey': { href, templated: true } }, 'a|b')).toEqual({ delete: url })
  })

  test('uses the first link of an array, and ignores CURIEs', () => {
    const links = {
      'update delete apikey': [{ href: '/a{?x}', templated: true }, { href: '/b' }],
      curies: [{ name: 'doc', href: '/rels/{rel}', templated: true }],
      self: null,
      'create apikey': [],
      profile: { href: 7 },
    }
    expect(halActions(HalLinks.parse(links))).toMatchObject({ update: '/a', delete: '/a' })
    expect(Object.keys(halActions(HalLinks.parse(links)))).not.toContain('create')
  })

  test('reads a relation with the prefix of a CURIE', () => {
    expect(halActions({ 'kb:delete apikey': { href: '/a' }, 'kb:self': { href: '/b' } })).toEqual({
      delete: '/a',
      self: '/b',
    })
  })

  test.each([null, undefined, []])('reads %j as no links', (links) => {
    expect(HalLinks.parse(links)).toEqual({})
  })

  test('rejects a list of links', () => {
    expect(HalLinks.safeParse([{ href: '/a' }]).success).toBe(false)
  })
})

describe('a page of a collection', () => {
  const Page = halPage('things', z.object({ id: z.string() }))
  const page = { totalElements: 0, totalPages: 0, number: 0 }

  test('parses an empty page, which has no _embedded', () => {
    expect(Page.parse({ _links: {}, page })).toEqual({ items: [], page })
  })

  test('drops unknown keys and other collections', () => {
    const body = { _embedded: { things: [{ id: '1', accessToken: 'eyJ' }], others: [1] }, page, extra: true }
    expect(Page.parse(body)).toEqual({ items: [{ id: '1' }], page })
  })

  test.each([[{ _embedded: null }], [{ _embedded: [] }], [{ _embedded: { things: null } }]])(
    'reads %j as an empty page',
    (body) => {
      expect(Page.parse({ ...body, page })).toEqual({ items: [], page })
    },
  )

  test.each([
    [{}, {}],
    [{ page: null }, undefined],
    [{ page: [] }, undefined],
    [{ page: { ...page, totalElements: null } }, { ...page, totalElements: undefined }],
    [{ page: { number: '0', totalPages: 'all' } }, { number: 0 }],
  ])('reads a page with %j', (more, info) => {
    const parsed = Page.parse({ _embedded: { things: [{ id: '1' }] }, ...more })
    expect(parsed.items).toEqual([{ id: '1' }])
    expect(parsed.page ?? {}).toEqual(info ?? {})
  })

  test('reads an empty page that has only links', () => {
    expect(Page.parse({ _links: {} })).toMatchObject({ items: [] })
  })

  test.each([[{}], [{ things: [] }], [null], [[]], [undefined]])('rejects %j, which has no key of a page', (body) => {
    expect(Page.safeParse(body).success).toBe(false)
  })

  test('reads a single embedded object as a list of one', () => {
    expect(Page.parse({ _embedded: { things: { id: '1' } }, page })).toEqual({ items: [{ id: '1' }], page })
  })
})
