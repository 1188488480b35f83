import { expect, test } from 'vitest'

import { formats } from './formats'
import { baseNameOf, brandSlugOf } from './names'

test.each([
  ['CI deploy', 'acme-ci-deploy'],
  ['Käse & Brot', 'acme-kase-brot'],
  ['../../etc/passwd', 'acme-etc-passwd'],
  ['con', 'acme-con'],
  ['مفتاح', 'acme-secret'],
  ['', 'acme-secret'],
  ['---', 'acme-secret'],
  [`$(rm)"'\n\\`, 'acme-rm'],
  ['x'.repeat(1_000_000), `acme-${'x'.repeat(40)}`],
  [`${'x'.repeat(39)} y`, `acme-${'x'.repeat(39)}`],
])('the name %j becomes %s', (name, expected) => {
  expect(baseNameOf({ brand: 'Acme', name })).toBe(expected)
})

test('a brand without Latin letters is called “console”', () => {
  expect(brandSlugOf('鍵')).toBe('console')
})

test('the names of files are safe on every operating system', () => {
  const names = formats.flatMap(({ fileName }) => fileName?.(baseNameOf({ brand: 'CON', name: 'aux.' })) ?? [])
  expect(names).toHaveLength(9)
  for (const name of names) {
    expect(name).toMatch(/^[a-z0-9][a-z0-9_.-]*[a-z0-9]$/)
    expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/)
  }
})

test('each format has its own ID, a day on which it was checked, and a link to documentation', () => {
  expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length)
  for (const { checked, docs } of formats) {
    expect(new Date(checked).toJSON()).toContain(checked)
    expect(new URL(docs).protocol).toBe('https:')
  }
})
