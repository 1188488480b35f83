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

// Each check looks at the demo too: one that finds nothing there has gone blind.

test('no module of the demo and none of its mock server is in the production build', () => {
  const ofDemo = (files: OutputFile[]) =>
    files.flatMap(({ modules }) => modules).filter((id) => /\/(src\/demo|node_modules\/(msw|@mswjs))\//.test(id))
  expect(ofDemo(production)).toEqual([])
  expect(ofDemo(demo).some((id) => id.includes('/src/demo/'))).toBe(true)
  expect(ofDemo(demo).some((id) => id.includes('/node_modules/msw/'))).toBe(true)
})

test('the worker that answers in place of a server is in the demo only', () => {
  const workers = (files: OutputFile[]) =>
    files.map(({ name }) => name).filter((name) => /mockServiceWorker/i.test(name))
  expect(workers(production)).toEqual([])
  expect(workers(demo)).toEqual(['mockServiceWorker.js'])
})

test('no production file knows the people or the hosts of the demo', () => {
  const hosts = [ISSUER, HAL_BASE, MANAGE_BASE].map((address) => new URL(address).host)
  for (const word of [...hosts, maria.email, maria.id, 'mockServiceWorker']) {
    const having = (files: OutputFile[]) => files.filter(({ text }) => text.includes(word)).map(({ name }) => name)
    expect(having(production), `production files that say "${word}"`).toEqual([])
    expect(having(demo), `demo files that say "${word}"`).not.toEqual([])
  }
})

test('no file names one of the build that is not there: a visitor would be told of a newer version', () => {
  for (const files of [production, demo]) {
    const there = new Set(files.map(({ name }) => name))
    // Beside the file that names it, or below the page.
    const isThere = (name: string) => there.has(name.startsWith('./') ? name.replace('./', 'assets/') : name)
    const named = files.flatMap(({ text }) =>
      [...text.matchAll(/"((?:\.|assets)\/[^"\s]+\.(?:css|js))"/g)].map(([, name = '']) => name),
    )
    expect(named.length).toBeGreaterThan(0)
    expect([...new Set(named)].filter((name) => !isThere(name))).toEqual([])
  }
})
