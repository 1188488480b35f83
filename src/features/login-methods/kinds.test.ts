import { describe, expect, test } from 'vitest'

import { LoginMethod } from '~/api/my-account'

import { deviceOf, passwordManagerOf, nameOf, protects } from './kinds'

const method = (wire: object) => LoginMethod.parse({ id: 'x|1', ...wire })
const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15'

test.each([
  [mac, 'Safari on macOS'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 CriOS/130 Mobile Safari/604',
    'Chrome on iPhone',
  ],
  ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox on Linux'],
  ['curl/8.0', undefined],
  ['', undefined],
])('reads the user agent %s as %s', (userAgent, device) => expect(deviceOf(userAgent)).toBe(device))

test('names a method by its own name, else by its device or type', () => {
  expect(nameOf(method({ type: 'passkey', name: 'Work', user_agent: mac }))).toBe('Work')
  expect(nameOf(method({ type: 'passkey', user_agent: mac }))).toBe('Safari on macOS')
  expect(nameOf(method({ type: 'passkey', name: null }))).toBe('Passkey')
  expect(nameOf(method({ type: 'totp' }))).toBe('Authenticator app')
  expect(nameOf(method({ type: 'constructor' }))).toBe('constructor')
})

test('names the password manager of a passkey by its AAGUID, ignoring case', () => {
  expect(passwordManagerOf(method({ type: 'passkey', aaguid: 'BADA5566-A7AA-401F-BD96-45619A55120D' }))).toBe(
    '1Password',
  )
  expect(passwordManagerOf(method({ type: 'passkey', aaguid: '00000000-0000-0000-0000-000000000000' }))).toBeUndefined()
})

describe('protects', () => {
  test.each([
    ['is true for a confirmed authenticator app', { type: 'totp', confirmed: true }, true],
    ['is false for an unfinished enrollment', { type: 'totp', confirmed: false }, false],
    ['is false for a recovery code', { type: 'recovery-code', confirmed: true, usage: ['secondary'] }, false],
    ['is false for a passkey', { type: 'passkey', usage: ['primary'] }, false],
    [
      'is true for an unknown type that the server calls secondary',
      { type: 'voice-print', usage: ['secondary'] },
      true,
    ],
    ['is false for any other unknown type', { type: 'voice-print' }, false],
  ])('%s', (_what, wire, is) => expect(protects(method(wire))).toBe(is))
})
