// @vitest-environment node
import { beforeAll, expect, test } from 'vitest'

import { maria } from '~/demo/data/personas'
import { HAL_BASE, ISSUER, MANAGE_BASE } from '~/demo/demo-config'

import { buildForInspection, type OutputFile } from '../../bench/build-for-inspection.ts'

let production: OutputFile[]
let demo: OutputFile[]

beforeAll(async () => {
  production = await buildForInspection('production')
  demo = await buildForInspection('demo')
}, 60_000)

// Each check also runs on the demo build, where it must find something. Otherwise the check itself is broken.

test('the production build contains no module of the demo or of its mock server', () => {
  const demoModules = (files: OutputFile[]) =>
    files.flatMap(({ modules }) => modules).filter((id) => /\/(src\/demo|node_modules\/(msw|@mswjs))\//.test(id))
  expect(demoModules(production)).toEqual([])
  expect(demoModules(demo).some((id) => id.includes('/src/demo/'))).toBe(true)
  expect(demoModules(demo).some((id) => id.includes('/node_modules/msw/'))).toBe(true)
})

test('only the demo build contains the worker of the mock server', () => {
  const workers = (files: OutputFile[]) =>
    files.map(({ name }) => name).filter((name) => /mockServiceWorker/i.test(name))
  expect(workers(production)).toEqual([])
  expect(workers(demo)).toEqual(['mockServiceWorker.js'])
})

test('the worker of the mock server never unregisters, because a page that is loading would wait for it forever', () => {
  const worker = demo.find(({ name }) => name === 'mockServiceWorker.js')
  expect(worker?.text).toContain("case 'KEEPALIVE_REQUEST'")
  expect(worker?.text).not.toMatch(/\.unregister\(/)
})

test('no production file contains a user or host of the demo', () => {
  const hosts = [ISSUER, HAL_BASE, MANAGE_BASE].map((url) => new URL(url).host)
  for (const word of [...hosts, maria.email, maria.id, 'mockServiceWorker']) {
    const filesWithWord = (files: OutputFile[]) =>
      files.filter(({ text }) => text.includes(word)).map(({ name }) => name)
    expect(filesWithWord(production), `production files with "${word}"`).toEqual([])
    expect(filesWithWord(demo), `demo files with "${word}"`).not.toEqual([])
  }
})

// The console treats a file that fails to load as a sign of a newer version.
test('no file of a build refers to a script or stylesheet that the build does not contain', () => {
  for (const files of [production, demo]) {
    const existing = new Set(files.map(({ name }) => name))
    // "./x.js" is relative to the file in assets/, and "assets/x.js" to the page.
    const exists = (name: string) => existing.has(name.startsWith('./') ? name.replace('./', 'assets/') : name)
    const references = files.flatMap(({ text }) =>
      [...text.matchAll(/"((?:\.|assets)\/[^"\s]+\.(?:css|js))"/g)].map(([, name = '']) => name),
    )
    expect(references.length).toBeGreaterThan(0)
    expect([...new Set(references)].filter((name) => !exists(name))).toEqual([])
  }
})
