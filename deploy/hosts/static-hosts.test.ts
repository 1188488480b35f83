// @vitest-environment node
import { expect, test } from 'vitest'

import { preparedSite } from '../../tests/support/prepared-site.ts'
import { azure } from './azure.ts'
import { cloudflare } from './cloudflare.ts'
import { firebase } from './firebase.ts'
import { netlify } from './netlify.ts'
import { vercel } from './vercel.ts'

const IMMUTABLE = 'public, max-age=31536000, immutable'
const BASES = ['/', '/console/']

type Rule = { path: string; lines: string[] }

/** The rules of a _headers file: a path, and lines that are indented below it. */
function rulesOf(text = ''): Rule[] {
  const rules: Rule[] = []
  for (const line of text.trimEnd().split('\n')) {
    if (line.startsWith(' ')) rules.at(-1)?.lines.push(line.trim())
    else rules.push({ path: line, lines: [] })
  }
  return rules
}

const asLines = (headers: Record<string, string>) => Object.entries(headers).map(([name, value]) => `${name}: ${value}`)

test.each(BASES)('Cloudflare and Netlify have every header for all paths in _headers below %s', (base) => {
  const site = preparedSite(base)
  for (const host of [cloudflare, netlify]) {
    const [all] = rulesOf(host.files(site)['public/_headers'])
    expect(all).toEqual({ path: '/*', lines: [...asLines(site.headers.every), 'Cache-Control: no-store'] })
  }
})

test('Cloudflare replaces the value for all paths in each cache rule, and stays within its limits', () => {
  const rules = rulesOf(cloudflare.files(preparedSite('/console/'))['public/_headers'])
  expect(rules[1]).toEqual({
    path: '/console/assets/*',
    lines: ['! Cache-Control', `Cache-Control: ${IMMUTABLE}`],
  })
  expect(rules.length).toBeLessThanOrEqual(100)
  for (const line of rules.flatMap(({ lines }) => lines)) expect(line.length).toBeLessThanOrEqual(2000)
})

test.each([
  ['/console', 301, undefined],
  ['/console?from=x', 301, undefined],
  ['/console/api-keys', 200, '/console/index.html'],
  ['/console/assets/gone.js', 404, undefined],
  ['/elsewhere', 404, undefined],
])("Cloudflare's Worker answers %s with %i and every header", async (path, status, file) => {
  const site = preparedSite('/console/')
  const code = cloudflare.files(site)['worker.js'] ?? ''
  const { default: worker } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    default: { fetch: (request: Request, env: object) => Promise<Response> }
  }
  const asked: string[] = []
  const ASSETS = {
    fetch: (request: Request) => {
      asked.push(new URL(request.url).pathname)
      return Promise.resolve(new Response('<p>', { headers: { 'Cache-Control': IMMUTABLE } }))
    },
  }
  const response = await worker.fetch(new Request(`https://console.example.com${path}`), { ASSETS })
  expect(response.status).toBe(status)
  expect(asked).toEqual(file === undefined ? [] : [file])
  expect(Object.fromEntries(response.headers)).toMatchObject(
    Object.fromEntries(Object.entries(site.headers.every).map(([name, value]) => [name.toLowerCase(), value])),
  )
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('location')).toBe(status === 301 ? path.replace('/console', '/console/') : null)
})

test('Netlify caches the assets that exist by name, and sends 404 for others before it sends the console', () => {
  const files = netlify.files(preparedSite('/console/'))
  const cached = rulesOf(files['public/_headers']).filter(({ lines }) => lines.includes(`Cache-Control: ${IMMUTABLE}`))
  expect(cached.map(({ path }) => path)).toEqual([
    '/console/assets/app-1a2b3c4d.js',
    '/console/assets/worker-5e6f7a8b.js',
  ])
  expect(files['public/_redirects']).toBe('/console/assets/* /404.html 404\n/console/* /console/index.html 200\n')
})

test('Vercel gives the cache rule of assets to files that exist only, in its phase "hit"', () => {
  const text = vercel.files(preparedSite())['.vercel/output/config.json'] ?? ''
  const { version, routes } = JSON.parse(text) as { version: number; routes: { handle?: string; headers?: object }[] }
  const hit = routes.findIndex(({ handle }) => handle === 'hit')
  const cached = routes.findIndex(({ headers }) => JSON.stringify(headers ?? '').includes('immutable'))
  expect(version).toBe(3)
  expect(cached).toBe(hit + 1)
  expect(routes[0]?.headers).toEqual({ ...preparedSite().headers.every, 'Cache-Control': 'no-store' })
})

test('Firebase caches the assets that exist by name, and escapes their names', () => {
  const text = firebase.files(preparedSite('/a.b/', ['x.y-1.js']))['firebase.json'] ?? ''
  const { hosting } = JSON.parse(text) as {
    hosting: { headers: { regex: string; headers: { key: string; value: string }[] }[] }
  }
  const [all, cached] = hosting.headers
  expect(all?.headers.map(({ key, value }) => `${key}: ${value}`)).toEqual([
    ...asLines(preparedSite().headers.every),
    'Cache-Control: no-store',
  ])
  const pattern = new RegExp(cached?.regex ?? '')
  expect(cached?.headers).toEqual([{ key: 'Cache-Control', value: IMMUTABLE }])
  expect(pattern.test('/a.b/assets/x.y-1.js')).toBe(true)
  for (const path of ['/a.b/assets/gone.js', '/a.b/assets/xzy-1.js', '/a.b/assets/x.y-1.js/more'])
    expect(pattern.test(path)).toBe(false)
})

test('Azure sends every header with every response, and 404 for a missing asset', () => {
  const text = azure.files(preparedSite('/console/'))['public/staticwebapp.config.json'] ?? ''
  expect(JSON.parse(text)).toMatchObject({
    globalHeaders: { ...preparedSite().headers.every, 'Cache-Control': 'no-store' },
    navigationFallback: { rewrite: '/console/index.html', exclude: ['/console/assets/*'] },
    responseOverrides: { 404: { rewrite: '/404.html' } },
  })
})

test("Azure's file stays within 20 KB: the assets at the end of a long list have no cache rule", () => {
  const assets = Array.from({ length: 400 }, (_, index) => `part-${index}-1a2b3c4d.js`)
  const text = azure.files(preparedSite('/', assets))['public/staticwebapp.config.json'] ?? ''
  const { routes } = JSON.parse(text) as { routes: { route: string }[] }
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000)
  expect(routes.length).toBeGreaterThan(100)
  expect(routes[0]?.route).toBe('/favicon.svg')
  expect(routes[1]?.route).toBe('/assets/part-0-1a2b3c4d.js')
  expect(azure.notes?.(preparedSite('/', assets))).toEqual([
    `Azure accepts 20 KB of settings: the last ${401 - routes.length} assets have no cache rule. Browsers load them again each time.`,
  ])
  expect(azure.notes?.(preparedSite('/'))).toEqual([])
})

test('Azure gets an index.html at its top, which it demands, also when the console is below a base path', () => {
  expect(azure.files(preparedSite('/console/'))['public/index.html']).toContain('href="/console/"')
  expect(azure.files(preparedSite('/'))).not.toHaveProperty('public/index.html')
})
