// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { prepareSite } from '../prepare.ts'
import { container } from './container.ts'

const config = {
  auth0: { domain: 'login.example.com', clientId: 'c', audience: 'https://api.example.com' },
  brand: { css: 'colors.css' },
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'container-test-'))
  for (const name of ['build/assets', 'acme', 'bin']) mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'build/index.html'), '<head><link rel="icon" href="/favicon.svg" /></head>')
  writeFileSync(join(folder, 'acme/colors.css'), ':root { --accent: #0a7 }')
  // These replace the tools of the image: the first prints its arguments, and nginx does not start.
  writeFileSync(join(folder, 'bin/latchkey'), `#!/bin/sh\nprintf '%s\\n' "$@"\n: >"$LATCHKEY_SITE/nginx.conf"\n`, {
    mode: 0o755,
  })
  writeFileSync(join(folder, 'bin/nginx'), '#!/bin/sh\n', { mode: 0o755 })
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the image contains the folder of the brand as it was given, and names it for the entry point', async () => {
  await prepare({ brand: true })
  expect(read('site/brand/colors.css')).toBe(':root { --accent: #0a7 }')
  expect(read('site/.dockerignore')).toMatch(/^!brand$/m)
  expect(read('site/Dockerfile')).toContain('COPY brand /etc/latchkey/brand\nENV LATCHKEY_BRAND=/etc/latchkey/brand\n')
})

test('an image without a brand copies no folder of a brand', async () => {
  await prepare({ brand: false })
  expect(read('site/Dockerfile') + read('site/.dockerignore')).not.toMatch(/brand/i)
})

test('the entry point prepares with the brand if there is one, also in a folder whose name has a space', async () => {
  await prepare({ brand: true })
  expect(start({ LATCHKEY_BRAND: '/etc/my brand' }).slice(-2)).toEqual(['--brand', '/etc/my brand'])
  expect(start({ LATCHKEY_BRAND: '' })).not.toContain('--brand')
  expect(start({})).not.toContain('--brand')
})

function prepare({ brand }: { brand: boolean }) {
  return prepareSite({
    build: join(folder, 'build'),
    config: JSON.stringify(brand ? config : { auth0: config.auth0 }),
    out: join(folder, 'site'),
    host: container,
    base: '/',
    ...(brand && { brand: join(folder, 'acme') }),
  })
}

/** Returns the arguments of `latchkey`. */
function start(env: Record<string, string>): string[] {
  const PATH = `${join(folder, 'bin')}:/usr/bin:/bin`
  const options = { env: { PATH, LATCHKEY_SITE: join(folder, 'run'), ...env }, encoding: 'utf8' } as const
  return execFileSync('sh', [join(folder, 'site/entrypoint.sh')], options)
    .trim()
    .split('\n')
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}
