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

  test.each([null, undefined])('reads %s as no links', (links) => {
    expect(HalLinks.parse(links)).toEqual({})
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

  test.each([[{ _embedded: null }], [{ _embedded: { things: null } }]])('reads %j as an empty page', (body) => {
    expect(Page.parse({ ...body, page })).toEqual({ items: [], page })
  })

  test('reads a single embedded object as a list of one', () => {
    expect(Page.parse({ _embedded: { things: { id: '1' } }, page })).toEqual({ items: [{ id: '1' }], page })
  })
})
