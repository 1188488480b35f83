// @vitest-environment node
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { serveStatic, type StaticServer } from './serve.ts'

let folder: string
let server: StaticServer

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serve-test-'))
  const site = join(folder, 'site')
  mkdirSync(join(site, 'assets'), { recursive: true })
  mkdirSync(join(site, '.well-known'))
  writeFileSync(join(site, 'index.html'), '<h1>Latchkey</h1>')
  writeFileSync(join(site, 'assets/app.js'), 'start()')
  writeFileSync(join(site, '.well-known/security.txt'), 'Contact: mailto:security@example.com')
  writeFileSync(join(site, '.env'), 'SECRET=1')
  writeFileSync(join(folder, 'private.txt'), 'private')
  symlinkSync(join(folder, 'private.txt'), join(site, 'link.txt'))
  symlinkSync(folder, join(site, 'folder'))
  server = await serveStatic({ dir: site, fallback: true })
})

afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const open = (path: string) => fetch(server.origin + path, { headers: { accept: 'text/html' } })

test.each(['/', '/api-keys', '/tokens/13702/rotate'])('sends the app for the page %s', async (path) => {
  expect(await (await open(path)).text()).toBe('<h1>Latchkey</h1>')
})

test.each(['/assets/app.js', '/.well-known/security.txt'])('sends the file %s', async (path) => {
  expect((await open(path)).status).toBe(200)
})

test.each(['/assets/gone', '/assets/gone.js', '/assets/'])(
  'answers 404, and not with the app, for %s',
  async (path) => {
    const response = await open(path)
    expect(response.status).toBe(404)
    expect(response.headers.get('cache-control')).toBe('no-store')
  },
)

test.each(['/link.txt', '/folder/private.txt', '/.env', '/%2eenv', '/.well-known/../.env', '/..%2fprivate.txt'])(
  'does not send what %s leads to',
  async (path) => {
    expect(await (await open(path)).text()).not.toMatch(/private|SECRET/)
  },
)
