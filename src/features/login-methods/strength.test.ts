import { describe, expect, test } from 'vitest'

import { LoginMethod } from '~/api/my-account'

import { loginStrength, wasFactorAsked, type StrengthFacts } from './strength'

const NOW = Date.UTC(2026, 5, 1)
const method = (type: string, more: object = {}) =>
  LoginMethod.parse({ id: `${type}|1`, type, created_at: '2026-01-01T00:00:00Z', ...more })
const [password, app, mail, sms, passkey, securityKey, code] = [
  'password',
  'totp',
  'email',
  'phone',
  'passkey',
  'webauthn-roaming',
  'recovery-code',
].map((type) => method(type)) as [
  LoginMethod,
  LoginMethod,
  LoginMethod,
  LoginMethod,
  LoginMethod,
  LoginMethod,
  LoginMethod,
]
const all = ['password', 'totp', 'email', 'passkey', 'recovery-code']

const strengthOf = (
  methods: LoginMethod[],
  { factors = all, ...facts }: Partial<Omit<StrengthFacts, 'account'>> & { factors?: string[] } = {},
) =>
  loginStrength({
    account: { state: 'ready', methods, factors },
    hasUnreadable: { methods: false, factors: false },
    provider: undefined,
    lastLogin: {},
    ...facts,
  })

describe('the strength of a login', () => {
  test.each([
    [[password], 1, 'password', 'add-factor'],
    [[password, code], 1, 'password', 'add-factor'],
    [[password, method('totp', { confirmed: false })], 1, 'password', 'add-factor'],
    [[password, method('voice-print')], 1, 'password', 'add-factor'],
    [[password, passkey], 2, 'passkey-or-password', 'add-factor'],
    [[password, mail, sms], 2, 'code', 'add-stronger-factor'],
    [[password, mail, passkey], 2, 'passkey-or-code', 'add-stronger-factor'],
    [[password, app, mail], 3, 'factor', 'add-passkey'],
    [[password, method('voice-print', { usage: ['secondary'] })], 3, 'factor', 'add-passkey'],
    [[password, app, method('passkey', { confirmed: false })], 3, 'factor', 'add-passkey'],
    [[password, app, securityKey], 3, 'factor', 'add-passkey'],
    [[password, securityKey], 4, 'security-key', undefined],
    [[password, app, passkey], 4, 'passkey-or-factor', 'use-passkey'],
  ] as const)('follows from the confirmed methods %#', (methods, level, protection, next) => {
    expect(strengthOf([...methods])).toMatchObject({ state: 'known', level, protection, next })
  })

  test.each([
    [[password], [], 'ask-administrator'],
    [[password], ['passkey'], 'add-passkey'],
    [[password, passkey], ['passkey'], 'ask-administrator'],
    [[password, mail], ['email', 'passkey'], 'add-passkey'],
    [[password, mail], ['email'], undefined],
    [[password, app], ['totp'], undefined],
  ])('advises only what the user can add %#', (methods, factors, next) => {
    expect(strengthOf(methods, { factors })).toMatchObject({ next })
  })

  test('advises no question to the administrator if the list of types could not be read', () => {
    const hasUnreadable = { methods: false, factors: true }
    expect(strengthOf([password], { factors: [], hasUnreadable })).toMatchObject({ level: 1, next: undefined })
  })

  test.each([
    ['pending', { state: 'pending' }],
    ['unavailable', { state: 'unknown', reason: 'unavailable' }],
    ['failed', { state: 'unknown', reason: 'failed' }],
  ] as const)('is not guessed while the lists are %s', (state, expected) => {
    const facts = { hasUnreadable: { methods: false, factors: false }, provider: undefined, lastLogin: {} }
    expect(loginStrength({ account: { state }, ...facts })).toEqual(expected)
  })

  test('is unknown if a method could not be read, unless the others give the highest level', () => {
    const hasUnreadable = { methods: true, factors: false }
    const unknown = { state: 'unknown', reason: 'unreadable' }
    expect(strengthOf([password], { hasUnreadable })).toEqual(unknown)
    expect(strengthOf([password, app], { hasUnreadable })).toEqual(unknown)
    expect(strengthOf([password, app, passkey], { hasUnreadable })).toMatchObject({ level: 4 })
  })

  test('is unknown without a factor here if another provider manages the password', () => {
    expect(strengthOf([], { provider: 'Google' })).toEqual({ state: 'unknown', reason: 'provider' })
    expect(strengthOf([app], { provider: 'Google' })).toMatchObject({ level: 3, protection: 'factor' })
  })

  test('is at most fair if the last login did not ask for the factor', () => {
    const lastLogin = { at: NOW, usedFactor: false }
    expect(strengthOf([password, app], { lastLogin })).toEqual({
      state: 'known',
      level: 2,
      protection: 'factor-not-asked',
      dependsOnTenant: false,
      next: 'ask-administrator',
    })
  })

  test.each([
    ['a login asked for the factor', [password, app], { at: NOW, usedFactor: true }, false],
    ['no login has yet', [password, app], {}, true],
    ['a login may have used the passkey', [password, app, passkey], { at: NOW, usedFactor: false }, true],
    ['there is no factor', [password, passkey], {}, false],
  ])('depends on the tenant unless that is known: %s', (_what, methods, lastLogin, dependsOnTenant) => {
    expect(strengthOf(methods, { lastLogin })).toMatchObject({ dependsOnTenant })
  })
})

describe('whether the last login asked for a factor', () => {
  test.each([
    ['it used one', { at: NOW, usedFactor: true }, [app], true],
    ['it used none, and one was set up before', { at: NOW, usedFactor: false }, [app], false],
    ['nothing is known of it', {}, [app], undefined],
    ['its time is unknown', { usedFactor: false }, [app], undefined],
    ['the factor is newer', { at: Date.UTC(2025, 0), usedFactor: false }, [app], undefined],
    ['the factor has no date', { at: NOW, usedFactor: false }, [method('totp', { created_at: undefined })], undefined],
    [
      'a passkey is newer',
      { at: NOW, usedFactor: false },
      [app, method('passkey', { created_at: '2026-06-02T00:00:00Z' })],
      false,
    ],
    ['it may have used a passkey', { at: NOW, usedFactor: false }, [app, passkey], undefined],
    [
      'a passkey has no date',
      { at: NOW, usedFactor: false },
      [app, method('passkey', { created_at: undefined })],
      undefined,
    ],
    ['there is a recovery code only', { at: NOW, usedFactor: false }, [code], undefined],
  ])('is answered if %s', (_what, lastLogin, methods, expected) => {
    expect(wasFactorAsked(methods, lastLogin)).toBe(expected)
  })
})
