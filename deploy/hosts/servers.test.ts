// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

import { preparedSite } from '../../tests/support/prepared-site.ts'
import { caddy } from './caddy.ts'
import { container } from './container.ts'
import { nginx } from './nginx.ts'

const BASES = ['/', '/console/']

/** The words of a line as nginx and Caddy read them: a backslash in quotes takes the next quote or backslash literally. */
function words(line: string): string[] {
  const found = line.matchAll(/"((?:\\.|[^"\\])*)"|[^\s;"]+/g)
  return [...found].map(([word, inside]) => (inside === undefined ? word : inside.replace(/\\(["\\])/g, '$1')))
}

const lines = (text: string | undefined) => (text ?? '').split('\n').map((line) => line.trim())

test.each([
  ['nginx', '/', nginx],
  ['nginx', '/console/', nginx],
  ['the container', '/', container],
  ['the container', '/console/', container],
] as const)('%s sends every header on every response below %s', (_, base, host) => {
  const site = preparedSite(base)
  const added = lines(host.files(site)['nginx.conf']).filter((line) => line.startsWith('add_header'))
  const headers = added.map(words).map(([, name, value, when]) => [name, `${value} ${when}`])
  const expected = { ...site.headers.every, 'Cache-Control': '$latchkey_cache' }
  expect(Object.fromEntries(headers)).toEqual(
    Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, `${value} always`])),
  )
})

test('no location of nginx adds a header, which would drop all headers of the server', () => {
  for (const base of BASES) {
    const text = nginx.files(preparedSite(base))['nginx.conf'] ?? ''
    const locations = text.split(/^ {2}location /m).slice(1)
    expect(locations).toHaveLength(base === '/' ? 2 : 4)
    expect(locations.filter((location) => location.includes('add_header'))).toEqual([])
  }
})

test('the map of nginx gives the cache rule of a path to a file that exists, and only to that', () => {
  const map = lines(nginx.files(preparedSite('/a.b/'))['nginx.conf']).filter((line) => line.startsWith('"~'))
  const patterns = map.map(words).map(([pattern = '', value]) => [new RegExp(pattern.slice(1)), value] as const)
  const valueFor = (input: string) => patterns.find(([pattern]) => pattern.test(input))?.[1]
  expect(valueFor('200 /a.b/assets/app.js')).toBe('public, max-age=31536000, immutable')
  expect(valueFor('304 /a.b/favicon.svg')).toBe('no-cache')
  for (const input of ['404 /a.b/assets/app.js', '200 /aXb/assets/app.js', '200 /a.b/config.json', '301 /a.b/assets/x'])
    expect(valueFor(input)).toBeUndefined()
})

test.each(BASES)(
  'Caddy sends every header below %s, and sets the cache rules after the value for all paths',
  (base) => {
    const site = preparedSite(base)
    const text = lines(caddy.files(site)['Caddyfile'])
    const block = text.slice(text.indexOf('header {') + 1)
    const headers = block.slice(0, block.indexOf('}')).map(words)
    expect(Object.fromEntries(headers)).toEqual({ ...site.headers.every, 'Cache-Control': 'no-store' })
    const route = text.indexOf('route {')
    const cached = text.findIndex((line) => line.startsWith('header @cached0'))
    expect(route).toBeLessThan(text.indexOf('header {'))
    expect(text.indexOf('header {')).toBeLessThan(cached)
    expect(text.indexOf('file_server')).toBeGreaterThan(cached)
  },
)

test('the entry point of the container is a valid POSIX script, and prepares the base path of the image', () => {
  const { 'entrypoint.sh': script = '', Dockerfile: file = '' } = container.files(preparedSite('/console/'))
  execFileSync('sh', ['-n'], { input: script })
  expect(file).toContain('ENV LATCHKEY_BASE=/console/')
  expect(file).toContain('COPY public/console/config.json /etc/latchkey/config.json')
  expect(script).toContain('latchkey prepare --host container')
})

test('the image has only the package, the entry point and config.json', () => {
  const { Dockerfile: file = '', '.dockerignore': ignored = '' } = container.files(preparedSite())
  const copied = [...file.matchAll(/^COPY (?:--\S+ )?(\S+)/gm)].map(([, path]) => path)
  expect(ignored.trim().split('\n').toSorted()).toEqual(['*', ...copied.map((path) => `!${path}`)].toSorted())
})
