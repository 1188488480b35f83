// @vitest-environment node
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { about } from '../deploy/check/check-result.ts'
import { packageFolder } from './package-folder.ts'
import { resultsData, resultsReport } from './results-report.ts'

const GUIDE = join(packageFolder, 'docs/check.md')
const URL = 'https://console.example.com/'
const groups = [
  { name: 'Host', results: [about('reachable', 'The URL answers with the console').ok()] },
  {
    name: 'Tenant',
    results: [
      about('same-site', 'Tenant and console share a site').unknown({
        cause: 'No site.',
        consequence: 'A passkey does not work.',
        fix: 'Use a custom domain.',
      }),
      about('web-origin', 'The tenant allows the hidden frame of the console').wrong({
        cause: 'The origin https://console.example.com is not registered at the tenant.',
        consequence: 'The user is logged out at each reload. A login may fail with a time-out.',
        fix: 'Add https://console.example.com to "Allowed Web Origins" of the application in Auth0.',
      }),
    ],
  },
]

test('prints the table, then what is wrong before what is unknown, and the counts last', () => {
  expect(resultsReport(URL, groups, { columns: 80, hasColor: false })).toBe(`https://console.example.com/

Host
  ✓ ok           The URL answers with the console

Tenant
  ? cannot tell  Tenant and console share a site
  ✗ wrong        The tenant allows the hidden frame of the console

✗ wrong  The tenant allows the hidden frame of the console
  Cause        The origin https://console.example.com is not registered at the
               tenant.
  Consequence  The user is logged out at each reload. A login may fail with a
               time-out.
  Fix          Add https://console.example.com to "Allowed Web Origins" of the
               application in Auth0.
  More         ${GUIDE}, section web-origin

? cannot tell  Tenant and console share a site
  Cause        No site.
  If wrong     A passkey does not work.
  Fix          Use a custom domain.
  More         ${GUIDE}, section same-site

1 wrong, 1 cannot tell, 1 ok
`)
})

test('colors change nothing but colors', () => {
  const plain = resultsReport(URL, groups, { columns: 80, hasColor: false })
  const colored = resultsReport(URL, groups, { columns: 80, hasColor: true })
  // oxlint-disable-next-line no-control-regex -- the escape sequences of the terminal
  const escapes = /\u001B\[\d+m/g
  expect(colored).toMatch(escapes)
  expect(colored.replace(escapes, '')).toBe(plain)
})

test('the data has the counts and the group of each result', () => {
  expect(resultsData(URL, groups)).toMatchObject({
    url: URL,
    counts: { wrong: 1, unknown: 1, ok: 1 },
    results: [
      { group: 'Host', id: 'reachable', status: 'ok', docs: `${GUIDE}#reachable` },
      { group: 'Tenant', id: 'same-site', status: 'unknown', cause: 'No site.' },
      { group: 'Tenant', id: 'web-origin', status: 'wrong' },
    ],
  })
})

test('a control character of a server does not reach the terminal', () => {
  const hostile = about('csp', 'A header').wrong({
    cause: 'The value is "\u001B[2J\u009Bx\nok".',
    consequence: '',
    fix: '',
  })
  const report = resultsReport(URL, [{ name: 'Headers', results: [hostile] }], { columns: 80, hasColor: false })
  expect(report).toContain('The value is "�[2J�x�ok".')
})
