// @vitest-environment node
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { ConfigError } from '~/config/config'

import { BrandCssError } from './brand-css.ts'
import { integrityOf } from './csp.ts'
import type { Host } from './hosts/host.ts'
import { prepareSite, readPrepared } from './prepare.ts'
import { serveStatic } from './serve.ts'

const host: Host = {
  title: 'A host',
  root: 'public/',
  files: ({ headers, assets }) => ({
    'host.conf': `csp ${headers.every['Content-Security-Policy']}`,
    'assets.txt': assets.join(' '),
  }),
}
const config = {
  auth0: { domain: 'login.example.com', clientId: 'client', audience: 'https://api.example.com' },
  apiKeys: { baseUrl: 'https://app.example.com/api' },
  manage: { baseUrl: 'https://app.example.com' },
  security: { contact: 'mailto:security@example.com' },
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prepare-test-'))
  writeBuild('build', 'one')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a prepared page loads its files from below the base path, and connects early to the tenant and both APIs', async () => {
  await prepare({ base: '/console/' })
  const page = read('site/public/console/index.html')
  expect(page.match(/(?:src|href)="\/[^"]*"/g)).toEqual([
    'href="/console/favicon.svg"',
    'href="/console/config.json"',
    'src="/console/assets/one.js"',
    'href="/console/manifest.json"',
  ])
  expect(JSON.parse(/importmap">(.*)<\/script>/.exec(page)?.[1] ?? '')).toEqual({
    integrity: { '/console/assets/one.js': integrityOf('start("one")') },
  })
  expect(page.match(/<link rel="preconnect" href="[^"]*"/g)).toEqual([
    '<link rel="preconnect" href="https://login.example.com"',
    '<link rel="preconnect" href="https://app.example.com"',
  ])
})

test('a page for the root of a host differs from the build only in its early connections and its manifest', async () => {
  await prepare({ base: '/' })
  const withoutLinks = read('site/public/index.html').replace(
    /<link rel="preconnect"[^>]*>\s*|  <link rel="manifest"[^>]*>\s*/g,
    '',
  )
  expect(withoutLinks).toBe(read('build/index.html'))
})

test('config.json is written as it is, security.txt for a year, and the files of the host', async () => {
  await prepare({ base: '/console/', now: new Date('2026-11-28T12:00:00Z') })
  expect(read('site/public/console/config.json')).toBe(JSON.stringify(config))
  expect(read('site/public/.well-known/security.txt')).toBe(
    'Contact: mailto:security@example.com\nExpires: 2027-11-28T12:00:00.000Z\nPreferred-Languages: en\n',
  )
  expect(read('site/host.conf')).toMatch(/^csp default-src 'none'/)
})

test('the policy in headers.json allows the scripts of the prepared page', async () => {
  await prepare({ base: '/console/' })
  const { every, scripts, folder: site } = await readPrepared(join(folder, 'site'))
  expect(site).toBe('public/console/')
  expect(scripts).toHaveLength(2)
  for (const hash of scripts) expect(every['Content-Security-Policy']).toContain(`'${hash}'`)
})

test('a page of the last release still starts: its script is there, and the policy allows it', async () => {
  await prepare({ out: 'last' })
  writeBuild('build', 'two')
  await prepare({ previous: 'last' })
  const last = await readPrepared(join(folder, 'last'))
  const next = await readPrepared(join(folder, 'site'))
  for (const hash of [...last.scripts, ...next.scripts]) expect(next.every['Content-Security-Policy']).toContain(hash)
  expect(readdirSync(join(folder, 'site/public/assets')).toSorted()).toEqual(['one.js', 'two.js'])
})

test('a page of the last release keeps its style: the policy allows the inline styles of both releases', async () => {
  await prepare({ out: 'last' })
  writeBuild('build', 'two')
  await prepare({ previous: 'last' })
  const { every } = await readPrepared(join(folder, 'site'))
  const [, styles] = /style-src ([^;]*)/.exec(every['Content-Security-Policy'] ?? '') ?? []
  expect(styles).toBe(`'self' '${integrityOf('.two{color:red}')}' '${integrityOf('.one{color:red}')}'`)
})

test('a host gets the names of all assets, those of the last release at the end, and a page for missing files', async () => {
  await prepare({ out: 'last' })
  writeBuild('build', 'two')
  await prepare({ previous: 'last', base: '/console/' })
  expect(read('site/assets.txt')).toBe('two.js one.js')
  expect(read('site/public/404.html')).toContain('<a href="/console/">')
})

test('the assets of the release before the last one are gone', async () => {
  await prepare()
  writeBuild('build', 'two')
  await prepare({ previous: 'site' })
  writeBuild('build', 'three')
  await prepare({ previous: 'site' })
  expect(readdirSync(join(folder, 'site/public/assets')).toSorted()).toEqual(['three.js', 'two.js'])
})

test('the folder of the last release can be replaced in place', async () => {
  await prepare()
  writeBuild('build', 'two')
  await prepare({ previous: 'site' })
  expect(readdirSync(join(folder, 'site/public/assets')).toSorted()).toEqual(['one.js', 'two.js'])
})

test('an invalid config.json stops before anything is written', async () => {
  const wrong = JSON.stringify({ ...config, auth0: { ...config.auth0, domain: 'https://*' } })
  await expect(prepare({ config: wrong })).rejects.toThrow(ConfigError)
  expect(readdirSync(folder)).toEqual(['build'])
})

test('the static server sends a prepared folder with its headers, below its base path only', async () => {
  await prepare({ base: '/console/' })
  const site = await readPrepared(join(folder, 'site'))
  const server = await serveStatic({ dir: join(folder, 'site', site.folder), site, fallback: true })
  try {
    const get = (path: string) => fetch(server.origin + path, { headers: { accept: 'text/html' } })
    const page = await get('/console/api-keys/1')
    expect(Object.fromEntries(page.headers)).toMatchObject({
      ...Object.fromEntries(Object.entries(site.every).map(([name, value]) => [name.toLowerCase(), value])),
      'cache-control': 'no-store',
    })
    expect(await page.text()).toBe(read('site/public/console/index.html'))
    const script = await get('/console/assets/one.js')
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const missing = await get('/console/assets/gone.js')
    expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store'])
    expect(missing.headers.get('content-security-policy')).toBe(site.every['Content-Security-Policy'])
    expect((await get('/assets/one.js')).status).toBe(404)
  } finally {
    await server.close()
  }
})

const branded = (brand: object) => JSON.stringify({ ...config, brand })

test('a brand has its pictures below brand/, and its colors as an asset that the page links with its integrity', async () => {
  write('brand/logo.svg', '<svg/>')
  write('brand/colors.css', ':root { --accent: #0a7 } /* Acme */')
  write('brand/.DS_Store', 'x')
  await prepare({
    base: '/console/',
    brand: 'brand',
    config: branded({ logo: '/console/brand/logo.svg', css: 'colors.css' }),
  })
  expect(read('site/public/console/brand/logo.svg')).toBe('<svg/>')
  const page = read('site/public/console/index.html')
  const [, path = '', integrity] =
    /<link rel="stylesheet" href="\/console\/(assets\/brand-\w{8}\.css)" integrity="([^"]+)">\s*<\/head>/.exec(page) ??
    []
  const css = read(`site/public/console/${path}`)
  expect(css).toBe(':root {\n  --accent: #0a7;\n}\n')
  expect(integrity).toBe(integrityOf(css))
  const { every, scripts } = await readPrepared(join(folder, 'site'))
  expect(every['Content-Security-Policy']).not.toContain(integrity)
  expect(scripts).not.toContain(integrity)
  expect(readdirSync(join(folder, 'site/public/console/brand'))).toEqual(['logo.svg'])
})

test('the colors of the last release stay, for a page that a browser or a cache has kept', async () => {
  write('brand/colors.css', ':root { --accent: #0a7 }')
  await prepare({ brand: 'brand', config: branded({ css: 'colors.css' }), out: 'last' })
  write('brand/colors.css', ':root { --accent: #07a }')
  await prepare({ brand: 'brand', config: branded({ css: 'colors.css' }), previous: 'last' })
  const colorsIn = async (out: string) =>
    (await readPrepared(join(folder, out))).assets.filter((name) => name.endsWith('.css'))
  const [last, next] = [await colorsIn('last'), await colorsIn('site')]
  expect(next).not.toEqual(last)
  const published = readdirSync(join(folder, 'site/public/assets')).filter((name) => name.endsWith('.css'))
  expect(published.toSorted()).toEqual([...last, ...next].toSorted())
})

test.each([
  [{ css: 'colors.css' }, undefined, 'config.json names colors.css in brand.css. Name its folder with --brand.'],
  [{}, 'nowhere', /^Could not read the folder \S+nowhere of the brand\.$/],
  [{}, '.', /has a folder (?:brand|build)\. Put all files into one folder\.$/],
  [{ css: 'other.css' }, 'brand', 'colors.css is neither a picture nor the stylesheet of brand.css.'],
  [{ css: 'colors.css', logoDark: '/brand/dark.svg' }, 'brand', 'The folder of the brand has no dark.svg'],
])('a brand without one of its files is refused before anything is written: %o', async (brand, from, message) => {
  write('brand/colors.css', ':root { --accent: #0a7 }')
  await expect(prepare({ ...(from !== undefined && { brand: from }), config: branded(brand) })).rejects.toThrow(message)
  expect(existsSync(join(folder, 'site'))).toBe(false)
})

test('a stylesheet with more than colors is refused before anything is written', async () => {
  write('brand/colors.css', ':root { --accent: url(https://evil.example/) }')
  const attempt = prepare({ brand: 'brand', config: branded({ css: 'colors.css' }) })
  await expect(attempt).rejects.toThrow(BrandCssError)
  expect(existsSync(join(folder, 'site'))).toBe(false)
})

test.each(['../colors.css', '/etc/colors.css', 'colors.txt', '.css'])(
  'the stylesheet %s is refused by its name',
  async (css) => {
    const attempt = prepare({ brand: 'brand', config: branded({ css }) })
    await expect(attempt).rejects.toMatchObject({
      problems: [{ field: 'brand.css', message: 'must be the name of a file like brand.css' }],
    })
  },
)

/** Writes a folder as `npm run build` does, with one script. */
function writeBuild(path: string, name: string): void {
  rmSync(join(folder, path), { recursive: true, force: true })
  const script = `start("${name}")`
  const hash = integrityOf(script)
  write(`${path}/assets/${name}.js`, script)
  write(`${path}/config.json`, '{}')
  write(
    `${path}/index.html`,
    `<head><link rel="icon" href="/favicon.svg" />
    <link rel="preload" href="/config.json" as="fetch" crossorigin="anonymous" />
    <script type="importmap">{"integrity":{"/assets/${name}.js":"${hash}"}}</script>
    <script type="module" crossorigin src="/assets/${name}.js" integrity="${hash}"></script>
    <style>.${name}{color:red}</style>
  </head>`,
  )
}

type Options = { base?: string; out?: string; previous?: string; config?: string; brand?: string; now?: Date }

function prepare({
  base = '/',
  out = 'site',
  previous,
  brand,
  config: text = JSON.stringify(config),
  now,
}: Options = {}) {
  return prepareSite({
    build: join(folder, 'build'),
    config: text,
    out: join(folder, out),
    host,
    base,
    ...(previous !== undefined && { previous: join(folder, previous) }),
    ...(brand !== undefined && { brand: join(folder, brand) }),
    ...(now && { now }),
  })
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}
