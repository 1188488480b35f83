import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { confine, isListOrAbove } from './confine'

const BASE = 'https://app.example.com/api'

describe('confining a link', () => {
  test.each([
    ['apikeys/?page=0&size=20', 'https://app.example.com/api/apikeys/?page=0&size=20'],
    ['https://app.example.com/api/apikeys/1', 'https://app.example.com/api/apikeys/1'],
    ['/api/apikeys/1', 'https://app.example.com/api/apikeys/1'],
    ['https://app.example.com/api/profiles/auth0%7C5eb0', 'https://app.example.com/api/profiles/auth0%7C5eb0'],
    // The HAL API writes these links to itself.
    ['https://app.example.com:443/api/apikeys/1', 'https://app.example.com/api/apikeys/1'],
    ['http://app.example.com/api/apikeys/1', 'https://app.example.com/api/apikeys/1'],
    ['http://app.example.com:8080/api/apikeys/1', 'https://app.example.com/api/apikeys/1'],
  ])('resolves %s to the configured origin', (href, url) => {
    expect(confine(href, BASE)).toBe(url)
  })

  test.each([
    'https://evil.example/api/apikeys/1',
    'https://app.example.com.evil.example/api/apikeys/1',
    'https://app.example.com@evil.example/api/apikeys/1',
    'https://maria:secret@app.example.com/api/apikeys/1',
    '//evil.example/api/apikeys/1',
    String.raw`\\evil.example\api`,
    String.raw`https://app.example.com\@evil.example/api/apikeys/1`,
    'https://app.example.com/admin',
    'https://app.example.com/apiary',
    'https://app.example.com/api/../admin',
    'https://app.example.com/api/%2e%2e/admin',
    'https://app.example.com/api/..%2fadmin',
    'https://app.example.com/api/..%5cadmin',
    'https://app.example.com/api/..;/admin',
    'https://app.example.com/api/..%3b/admin',
    'https://app.example.com/api/.;/x',
    'https://app.example.com/api/apikeys;v=1/x',
    'https://app.example.com/api/%252e%252e/admin',
    'https://app.example.com/api/%25252e%25252e/admin',
    'https://app.example.com/api/..%252fadmin',
    'https://app.example.com/api/%25%32%65%25%32%65/admin',
    'https://app.example.com/api/%25%32e%25%32e/admin',
    'https://app.example.com/api/%%32%65%%32%65/admin',
    'https://app.example.com/api/%25%32%35%32%65/admin',
    'https://app.example.com/api/%ef%bc%852e%ef%bc%852e/admin',
    'https://app.example.com/api/%25u002e%25u002e/admin',
    'https://app.example.com/api/apikeys/%25%32%66..',
    'https://app.example.com/api/apikeys/100%',
    'https://app.example.com/api/apikeys/%ff',
    'https://app.example.com/api/..%20/admin',
    'https://app.example.com/api/.. /admin',
    'https://app.example.com/api/%20../admin',
    'https://app.example.com/api/..%c2%a0/admin',
    'https://app.example.com/api/..%a0/',
    'https://app.example.com/api/..%e2%80%8b/admin',
    'https://app.example.com/api/.\u00AD./admin',
    'https://app.example.com/api/%ef%bc%8e%ef%bc%8e/admin',
    'https://app.example.com/api/．．/admin',
    'https://app.example.com/api/%e2%80%a4%e2%80%a4/admin',
    'https://app.example.com/api/%e2%80%a6/admin',
    'https://app.example.com/api/..%ef%bc%8fadmin',
    'https://app.example.com/api/..%ef%bc%bcadmin',
    'https://app.example.com/api/..%ef%bc%9b/admin',
    'https://app.example.com/api/%c0%ae%c0%ae/admin',
    'https://app.example.com/api/%e0%80%ae%e0%80%ae/admin',
    'https://app.example.com/api/%c1%9c/admin',
    'https://app.example.com/api/%u002e%u002e/admin',
    'https://app.example.com/api/apikeys/%00',
    'https://app.example.com/api/apikeys/%0d%0aX',
    'https://app.example.com/api/apikeys/%7f',
    'https://app.example.com/api/apikeys/%c2%85',
    'https://app.example.com/api/apikeys/../profiles/1',
    'https://app.example.com/api/apikeys/%2e%2e/profiles/1',
    'apikeys/..',
    'apikeys/.',
    'apikeys/...',
    ' ../api/apikeys/1',
    'apikeys/..?page=1',
    'apikeys/..#x',
    'apikeys/.\t./x',
    'apikeys/1\n',
    'apikeys/1\u0000',
    '../admin',
    '/admin',
    'javascript:alert(1)',
    'data:text/plain,x',
    'ftp://app.example.com/api/apikeys/1',
    'https://',
    'https://[',
  ])('rejects %s', (href) => {
    expect(confine(href, BASE)).toBeNull()
  })

  test.each([
    ['apikeys/100%25', `${BASE}/apikeys/100%25`],
    ['apikeys/100%25ly', `${BASE}/apikeys/100%25ly`],
    ['apikeys/100%25%2025', `${BASE}/apikeys/100%25%2025`],
    ['apikeys/%25%25', `${BASE}/apikeys/%25%25`],
    ['apikeys/Ži%C5%BEka', `${BASE}/apikeys/%C5%BDi%C5%BEka`],
    ['apikeys/a.b..c', `${BASE}/apikeys/a.b..c`],
    ['apikeys/totp%7Cdev_1', `${BASE}/apikeys/totp%7Cdev_1`],
    ['apikeys/?sort=..;%252e', `${BASE}/apikeys/?sort=..;%252e`],
  ])('accepts %s, which no server resolves to another path', (href, url) => {
    expect(confine(href, BASE)).toBe(url)
  })

  test.each(['.', '..', '...', '%2e%2e', 'a;b', 'a/../b', '..;', '\n'])(
    'rejects the ID %j as the last segment of a path',
    (id) => {
      expect(confine(`tokens/${encodeURIComponent(id)}`, BASE)).toBeNull()
    },
  )

  test('accepts a base URL with a path parameter, because the operator chose it', () => {
    expect(confine('apikeys/1', `${BASE};v=2`)).toBe(`${BASE};v=2/apikeys/1`)
  })

  test('maps links from the server to the proxy that `linkBase` is configured for', () => {
    const proxy = 'https://console.example.com/proxy/api'
    expect(confine('https://app.example.com/api/apikeys/1', proxy)).toBeNull()
    expect(confine('https://app.example.com/api/apikeys/1', proxy, BASE)).toBe(`${proxy}/apikeys/1`)
    expect(confine('apikeys/', proxy, BASE)).toBe(`${proxy}/apikeys/`)
    expect(confine('https://evil.example/api/apikeys/1', proxy, BASE)).toBeNull()
  })

  test('never returns a URL outside the configured base URL, for any link', () => {
    const piece = fc.oneof(
      fc.constantFrom('https:', 'http:', '//', '/', '\\', '@', '..', '.', '%2e', '%2f', ':', '?', '#', '\t', '\n'),
      fc.constantFrom('app.example.com', 'evil.example', 'api', 'apikeys', 'javascript:', ' '),
      fc.string({ maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const confined = confine(pieces.join(''), BASE)
        if (confined === null) return
        const url = new URL(confined)
        expect(url.origin).toBe('https://app.example.com')
        expect(url.username + url.password).toBe('')
        expect(url.pathname === '/api' || url.pathname.startsWith('/api/')).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  })

  test('never returns a path that climbs or changes when a server decodes it again, for any link', () => {
    const piece = fc.constantFrom(
      ...'./%256eEfF32;',
      '%',
      '%25',
      '%2e',
      '%32',
      '%65',
      '%66',
      ' ',
      '%20',
      '%e2%80%a4',
      'a',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const confined = confine(`apikeys/${pieces.join('')}`, BASE)
        if (confined === null) return
        const once = decodeURIComponent(new URL(confined).pathname)
        expect(once).not.toMatch(/%[\da-f]{2}/i)
        const segments = once.split('/').map((segment) => segment.normalize('NFKC').trim())
        expect(segments.filter((segment) => /^\.+$/.test(segment))).toEqual([])
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('a link to an item', () => {
  test.each([
    '/apikeys',
    '/apikeys/',
    '//apikeys///',
    '/apikeys/%20',
    '/apikeys?id=1',
    '/APIKEYS',
    '/%61pikeys',
    '/apikeys/%E2%80%8B',
    '/%EF%BD%81pikeys/%C2%A0',
    '/apikeys#1',
    '',
    '/',
  ])('leads to the list, or above it: %j', (path) => {
    expect(isListOrAbove(`${BASE}${path}`, `${BASE}/apikeys/`)).toBe(true)
    expect(isListOrAbove(`${BASE}${path}`, `${BASE}/apikeys`)).toBe(true)
  })

  test.each(['/apikeys/1', '/apikeys/a%7Cb', '/keys/1', '/apikeys2', '/api', '/apikeys/1/?x'])(
    'leads to an item: %s',
    (path) => {
      expect(isListOrAbove(`${BASE}${path}`, `${BASE}/apikeys/`)).toBe(false)
    },
  )
})
