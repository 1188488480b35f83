// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { bundledPackages, sbomOf } from './sbom.ts'

const root = join(import.meta.dirname, '..')
const manifest = { name: 'latchkey', version: '1.2.3' }
const file = (modules: string[], text = '') => ({ modules: modules.map((id) => join(root, id)), text })

test('the SBOM names each bundled package once, with its locked version and hash', () => {
  const { components } = sbomOf(
    [file(['node_modules/react/index.js', 'node_modules/react/jsx-runtime.js'])],
    manifest,
  ) as {
    components: { purl: string; hashes: { alg: string; content: string }[]; licenses: object[] }[]
  }
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages['node_modules/react']
  expect(components).toHaveLength(1)
  expect(components[0]).toMatchObject({ purl: `pkg:npm/react@${lock.version}`, licenses: [{ license: { id: 'MIT' } }] })
  const [hash] = components[0]?.hashes ?? []
  expect(`sha512-${Buffer.from(hash?.content ?? '', 'hex').toString('base64')}`).toBe(lock.integrity)
  expect(hash?.alg).toBe('SHA-512')
})

test('the SBOM encodes the scope of a package in its URL', () => {
  const sbom = JSON.stringify(sbomOf([file(['node_modules/@auth0/auth0-react/src/index.tsx'])], manifest))
  expect(sbom).toMatch(/"purl":"pkg:npm\/%40auth0\/auth0-react@[\d.]+"/)
})

test('the SBOM names what the tools add to a build, and none of the app\u2019s own files', () => {
  const files = [
    file(['src/main.tsx', '\0vite/preload-helper.js', '\0rolldown/runtime.js']),
    file([], '/*! tailwindcss v4.3.3 | MIT License */'),
  ]
  expect(bundledPackages(files)).toEqual(['node_modules/rolldown', 'node_modules/tailwindcss', 'node_modules/vite'])
  expect(bundledPackages([file(['src/main.tsx'])])).toEqual([])
})

test('the SBOM names the innermost package of a nested folder', () => {
  expect(bundledPackages([file(['node_modules/a/node_modules/@b/c/index.js'])])).toEqual([
    'node_modules/a/node_modules/@b/c',
  ])
})
