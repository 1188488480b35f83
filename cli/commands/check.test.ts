// @vitest-environment node
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

import { CONFIG, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { startBackends, type Backends } from '../../tests/support/checked-backends.ts'
import { packageFolder } from '../package-folder.ts'
import { createProgram } from '../program.ts'

let site: CheckedSite
let backends: Backends

beforeAll(async () => {
  site = await startCheckedSite()
  backends = await startBackends(site.origin)
})
afterEach(() => {
  site.change()
  process.exitCode = undefined
})
afterAll(() => Promise.all([site.close(), backends.close()]))

/** Runs the command in this process. */
async function check(...args: string[]) {
  let output = ''
  let errors = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((output += String(text))))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((errors += String(text))))
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`)
  })
  const exit = await createProgram()
    .parseAsync(['check', ...args], { from: 'user' })
    .then(
      () => Number(process.exitCode ?? 0),
      (error: Error) => Number(/^exit (\d)/.exec(error.message)?.[1]),
    )
  vi.restoreAllMocks()
  return { exit, output, errors }
}

test('exits with 0 if nothing is wrong', async () => {
  await site.deploy(backends.config)
  const { exit, output } = await check(site.origin, '--latest', `${site.origin}/version.json`)
  expect(output).toMatch(/\n1 cannot tell, \d+ ok\n$/)
  expect(exit).toBe(0)
})

test('exits with 1 and explains what is wrong', async () => {
  await site.deploy({ auth0: { ...CONFIG.auth0, domain: site.origin } })
  const { exit, output } = await check(site.origin)
  expect(output).toContain('✗ wrong  auth0.domain is a tenant')
  expect(exit).toBe(1)
})

test('--json prints the results as data, with the same exit code', async () => {
  await site.deploy({ auth0: { ...CONFIG.auth0, domain: site.origin } })
  const { exit, output } = await check(site.origin, '--json')
  expect(JSON.parse(output)).toMatchObject({ url: `${site.origin}/`, results: expect.any(Array) })
  expect(exit).toBe(1)
})

test.each([
  ['file:///etc/passwd', 'A URL starts with https:// or http://.'],
  ['console.example.com', 'A URL starts with https:// or http://.'],
  ['https://me:secret@console.example.com', 'Leave the password out of the URL.'],
])('exits with 2 for %s', async (url, message) => {
  const { exit, errors } = await check(url)
  expect(errors).toContain(message)
  expect(exit).toBe(2)
})

test('--site names the command that writes the folder if headers.json is missing', async () => {
  const { exit, errors } = await check(site.origin, '--site', '/nowhere')
  expect(errors).toBe('error: /nowhere has no headers.json. Write the folder with "latchkey prepare".\n')
  expect(exit).toBe(1)
})

/** The result of `--site` for a folder with the given files. */
async function checkWithFolder(files: Record<string, unknown>) {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-check-'))
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  const result = await check(site.origin, '--site', folder)
  await rm(folder, { recursive: true })
  return { ...result, errors: result.errors.replaceAll(folder, 'FOLDER') }
}

const HEADERS = {
  base: '/',
  folder: '.',
  every: {},
  cache: { rules: [], rest: 'no-store' },
  scripts: [],
  styles: [],
  assets: [],
  files: [],
}

test('--site rejects a folder that was prepared for another path', async () => {
  const { exit, errors } = await checkWithFolder({ 'headers.json': { ...HEADERS, base: '/console/' } })
  expect(errors).toContain('was prepared for the path /console/, and the URL has the path /.')
  expect(exit).toBe(1)
})

test.each([null, {}, [[]], 5, '{', '', { ...HEADERS, every: { 'X-Test': 5 } }, { ...HEADERS, cache: {} }])(
  '--site explains in one sentence that a headers.json with %j is damaged',
  async (headers) => {
    const { exit, errors } = await checkWithFolder({ 'headers.json': headers })
    expect(errors).toBe('error: headers.json in FOLDER is damaged. Write the folder again with "latchkey prepare".\n')
    expect(exit).toBe(1)
  },
)

test('--site names the file that the folder lacks', async () => {
  const { exit, errors } = await checkWithFolder({ 'headers.json': HEADERS, 'index.html': '' })
  expect(errors).toBe('error: FOLDER has no config.json. Write the folder with "latchkey prepare".\n')
  expect(exit).toBe(1)
})

test('the report and the data name the explanation in the installed package by its absolute path', async () => {
  await site.deploy({ auth0: { ...CONFIG.auth0, domain: site.origin } })
  const guide = join(packageFolder, 'docs/check.md')
  expect(existsSync(guide)).toBe(true)
  expect((await check(site.origin)).output).toContain(`  More         ${guide}, section tenant-metadata\n`)
  const { results } = JSON.parse((await check(site.origin, '--json')).output) as { results: { docs: string }[] }
  expect(results.map(({ docs }) => docs)).toContain(`${guide}#tenant-metadata`)
})
