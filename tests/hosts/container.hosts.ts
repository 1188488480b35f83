import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { describeHost } from './matrix.ts'
import { freePort, startServer } from './process.ts'
import { CONFIG, openSite, prepareFor, type Site } from './site.ts'

const cli = join(import.meta.dirname, '../../dist-cli/main.js')

/** A folder with what the image has: the command "latchkey", the entry point and a mounted config.json. */
async function imageOf(site: Site): Promise<string> {
  const image = await mkdtemp(join(tmpdir(), 'latchkey-image-'))
  await copyFile(join(site.folder, 'entrypoint.sh'), join(image, 'entrypoint.sh'))
  await writeFile(join(image, 'latchkey'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`, { mode: 0o755 })
  await writeFile(join(image, 'config.json'), CONFIG)
  return image
}

/** The environment of the container. LATCHKEY_SITE replaces its folder, /tmp/latchkey. */
function environment(image: string, site: Site, port: number) {
  return {
    PATH: `${image}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    LATCHKEY_CONFIG_FILE: join(image, 'config.json'),
    LATCHKEY_SITE: site.folder,
    LATCHKEY_BASE: site.headers.base,
    PORT: `${port}`,
  }
}

const images: string[] = []
afterAll(() => Promise.all(images.map((image) => rm(image, { recursive: true }))))

describeHost('The entry point of the container, with a mounted config.json', async (base) => {
  const site = await prepareFor('container', base)
  const image = await imageOf(site)
  images.push(image)
  const port = await freePort()
  const env = environment(image, site, port)
  return startServer({ site, port, command: 'sh', args: [join(image, 'entrypoint.sh')], options: { env, cwd: '/' } })
})

let site: Site
let image: string
beforeAll(async () => {
  site = await prepareFor('container', '/')
  image = await imageOf(site)
  images.push(image)
})
afterAll(() => site.remove())

test('the entry point takes config.json from LATCHKEY_CONFIG, and sends the headers for it', async () => {
  const port = await freePort()
  const config = { auth0: { domain: 'other.example.com', clientId: 'other', audience: 'https://api.example.com' } }
  const env = { ...environment(image, site, port), LATCHKEY_CONFIG: JSON.stringify(config) }
  const args = [join(image, 'entrypoint.sh')]
  const server = await startServer({ site, port, command: 'sh', args, options: { env, cwd: '/' } })
  try {
    const { headers, body } = await server.ask('/config.json')
    expect(JSON.parse(body.toString())).toEqual(config)
    expect(headers['content-security-policy']).toContain("connect-src 'self' https://other.example.com;")
    expect((await openSite(site.folder, 'public/')).headers.every).toMatchObject({
      'Content-Security-Policy': headers['content-security-policy'],
    })
  } finally {
    await server.close()
  }
})

test.each([
  ['an invalid config.json', { LATCHKEY_CONFIG: '{"auth0": {}}' }, 1, /config\.json is invalid:\n {2}auth0\.domain/],
  ['a missing config.json', { LATCHKEY_CONFIG_FILE: '/nowhere/config.json' }, 1, /Could not read/],
  ['a PORT that is not a number', { PORT: '80; include /etc/passwd' }, 2, /PORT is not a number/],
])('the entry point says what is wrong and starts no server with %s', async (_, change, code, message) => {
  const env = { ...environment(image, site, await freePort()), ...change }
  const run = promisify(execFile)('sh', [join(image, 'entrypoint.sh')], { env, cwd: '/', timeout: 30_000 })
  const failure = await run.then(
    () => undefined,
    (error: { code: number; stderr: string }) => error,
  )
  expect(failure?.code).toBe(code)
  expect(failure?.stderr).toMatch(message)
})
