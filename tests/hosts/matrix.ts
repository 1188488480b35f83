import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { cacheControl } from '../../deploy/headers.ts'
import type { Answer, Request, Target } from './target.ts'

/** Rows that a host's local server or parser cannot show, each with its reason. */
type Gaps = { compression?: string; redirect?: string; headersOf404?: string; revalidation?: string; post?: string }

type Options = { bases?: string[]; gaps?: Gaps }

/** A navigation. Cloudflare tells it from other requests by the second header. */
const HTML = { headers: { accept: 'text/html,*/*;q=0.8', 'sec-fetch-mode': 'navigate' } }
const SCRIPT = /^(text|application)\/javascript/

/** Tests a host below each base path: every answer has every header of headers.json, and the Cache-Control of its path. */
export function describeHost(title: string, start: (base: string) => Promise<Target>, options: Options = {}): void {
  const { bases = ['/', '/console/'], gaps = {} } = options
  describe.each(bases)(`${title} below %s`, (base) => {
    let target: Target
    beforeAll(async () => {
      target = await start(base)
    })
    afterAll(async () => {
      await target?.close()
      await target?.site.remove()
    })

    const ask = (path: string, request?: Request) => target.ask(base + path, request)
    const script = () => `assets/${target.site.assets.find((name) => /^index-.*\.js$/.test(name))}`
    const worker = () => `assets/${target.site.assets.find((name) => name.includes('worker'))}`

    /** The headers of headers.json, as an answer has them. */
    const sent = ({ headers }: Answer) =>
      Object.fromEntries(Object.keys(wanted('')).map((name) => [name, headers[name.toLowerCase()]]))

    /** The headers that the answer for a path must have. */
    const wanted = (path: string) => ({
      ...target.site.headers.every,
      'Cache-Control': cacheControl(target.site.headers, path),
    })

    const summary = (answer: Answer) => ({ status: answer.status, headers: sent(answer), size: answer.body.length })

    const fileSummary = async (path: string) => ({
      status: 200,
      headers: wanted(path),
      size: (await target.site.read(path)).length,
    })

    test.each([
      '',
      'api-keys',
      'tokens/13702/rotate',
      'security/totp%7Cdev_1.2',
      'callback?code=a.b&state=c',
      'index.html',
    ])('the page /%s is index.html with every header', async (path) => {
      const answer = await ask(path, HTML)
      expect(summary(answer)).toEqual(await fileSummary('index.html'))
      expect(answer.headers['content-type']).toMatch(/^text\/html/)
      expect(answer.body.toString()).toContain('<div id="app">')
    })

    test('a script and the worker are cached for a year and have every header', async () => {
      for (const path of [script(), worker()]) {
        const answer = await ask(path)
        expect(summary(answer)).toEqual(await fileSummary(path))
        expect(answer.headers['content-type']).toMatch(SCRIPT)
        expect(answer.headers['cache-control']).toContain('immutable')
      }
    })

    test.each([
      ['config.json', /^application\/json/, 'no-store'],
      ['favicon.svg', /^image\/svg\+xml/, 'no-cache'],
    ])('%s has its type, its cache rule and every header', async (path, type, rule) => {
      const answer = await ask(path)
      expect(summary(answer)).toEqual(await fileSummary(path))
      expect(answer.headers['content-type']).toMatch(type)
      expect(answer.headers['cache-control']).toBe(rule)
    })

    test('a file with a query is that file', async () => {
      expect(summary(await ask('config.json?x=1&y=a/b'))).toEqual(await fileSummary('config.json'))
      expect(summary(await ask(`${script()}?v=1`))).toEqual(await fileSummary(script()))
    })

    test.each(['assets/gone-1234abcd.js', 'assets/gone-1234abcd.js?v=1', 'assets/gone', 'assets/deeper/gone.js'])(
      'the missing /%s is a 404 that no cache keeps, and not the console',
      async (path) => {
        const answer = await ask(path, HTML)
        expect(answer.status).toBe(404)
        expect(answer.body.toString()).not.toContain('<div id="app">')
        expect(answer.headers['cache-control'] ?? '').not.toMatch(/immutable|max-age=[1-9]/)
      },
    )

    test.skipIf(gaps.headersOf404)('a 404 has a short text, no-store and every header', async () => {
      const answer = await ask('assets/gone.js')
      expect(answer.body.toString()).toContain('Not found')
      expect(answer.headers['content-type']).toMatch(/^text\/(html|plain)/)
      expect(sent(answer)).toEqual(wanted('404.html'))
    })

    test('HEAD answers like GET, without a body', async () => {
      for (const path of ['', 'api-keys', script(), 'config.json']) {
        const [head, get] = [await ask(path, { ...HTML, method: 'HEAD' }), await ask(path, HTML)]
        expect(summary(head)).toEqual({ ...summary(get), size: 0 })
        expect(head.headers['content-type']).toBe(get.headers['content-type'])
      }
      expect((await ask('assets/gone.js', { method: 'HEAD' })).status).toBe(404)
    })

    test.skipIf(gaps.revalidation)('a file that has not changed is a 304 with every header', async () => {
      const { etag = '' } = (await ask('favicon.svg')).headers
      const answer = await ask('favicon.svg', { headers: { 'if-none-match': etag } })
      expect(summary(answer)).toEqual({ status: 304, headers: wanted('favicon.svg'), size: 0 })
    })

    test.skipIf(gaps.compression)('a script and a page are compressed, with every header', async () => {
      for (const path of [script(), 'api-keys']) {
        const plain = await ask(path, HTML)
        const answer = await ask(path, { headers: { ...HTML.headers, 'accept-encoding': 'gzip' } })
        expect(answer.headers['content-encoding']).toBe('gzip')
        expect(answer.headers['vary']).toMatch(/accept-encoding/i)
        expect(answer.body.length).toBeLessThan(plain.body.length / 2)
        expect(sent(answer)).toEqual(wanted(path))
      }
    })

    test.skipIf(gaps.post)('a POST is a 405 with every header', async () => {
      for (const path of ['config.json', 'api-keys']) {
        const answer = await ask(path, { method: 'POST' })
        expect(answer.status).toBe(405)
        expect(sent(answer)).toEqual(wanted(path))
      }
    })

    test('security.txt is at the root of the host, with every header', async () => {
      const answer = await target.ask('/.well-known/security.txt')
      expect(answer.status).toBe(200)
      expect(answer.headers['content-type']).toMatch(/^text\/plain/)
      expect(answer.body.toString()).toContain('Contact: mailto:security@example.com')
      expect(sent(answer)).toEqual(wanted('.well-known/security.txt'))
    })

    test.skipIf(base === '/' || gaps.redirect)(
      'the base path without its slash redirects to the console, with its query and every header',
      async () => {
        for (const query of ['', '?from=https%3A%2F%2Fapp.example.com']) {
          const answer = await target.ask(base.slice(0, -1) + query, HTML)
          expect([301, 302, 308]).toContain(answer.status)
          expect(answer.headers['location']).toBe(base + query)
          expect(sent(answer)).toEqual(wanted(''))
        }
      },
    )
  })
}
