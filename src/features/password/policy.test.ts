import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { PasswordPolicy } from '~/api/enrollment'

import { passwordGeneratorRules, refusedRule, rulesOf } from './policy'

const user = { id: 'auth0|1', name: 'Maria Reyes', email: 'm.reyes@example.com' }
const strict: PasswordPolicy = {
  complexity: {
    min_length: 8,
    character_types: ['lowercase', 'uppercase', 'number', 'special'],
    character_type_rule: 'all',
    identical_characters: 'block',
    sequential_characters: 'block',
  },
  profile_data: { active: true },
  history: { active: true, size: 3 },
  dictionary: { active: true },
}
const brokenRules = (password: string, policy: PasswordPolicy = strict) =>
  rulesOf(policy, user).flatMap(({ id, label, check }) =>
    check && !check(password) ? [id === 'types' ? label : id] : [],
  )

describe('the rules of a tenant', () => {
  test.each([
    ['Tidal-Harbour-4711', []],
    ['Tid-41', ['length']],
    ['tidal-harbour-4711', ['An uppercase letter']],
    ['TIDAL-HARBOUR-4711', ['A lowercase letter']],
    ['Tidal-Harbour', ['A digit']],
    ['TidalHarbour4711', ['A special character such as ! or ?']],
    ['Tidal Harbour 4711', ['A special character such as ! or ?']],
    ['Tidal-Harbourrr-47', ['identical']],
    ['Tidal-Harbour-4111', ['identical']],
    ['Tidal-Abc-Harbour-47', ['sequence']],
    ['Tidal-Harbour-765', ['sequence']],
    ['Tidal-mArIa-4711', ['profile']],
    ['Tidal-m.reyes-4711', ['profile']],
    [`Tidal-4711-${'ü'.repeat(2)}${'xY'.repeat(30)}`, ['most']],
    ['Ünïcode-Straße-47', []],
    ['🙂🙂🙃-Tidal-4711', []],
  ])('find that “%s” breaks %j', (password, rules) => expect(brokenRules(password)).toEqual(rules))

  test('contain one rule for three of four types of characters', () => {
    const policy = { complexity: { character_type_rule: 'three_of_four', character_types: [] } }
    expect(brokenRules('Tidal4711', policy)).toEqual([])
    expect(brokenRules('tidal4711', policy)).toEqual([
      'Three of these: lowercase, uppercase, digits, special characters',
    ])
  })

  test('contain the rules that only the server can check, without a check', () => {
    const unchecked = rulesOf(strict, user).filter(({ check }) => !check)
    expect(unchecked.map(({ label }) => label)).toEqual([
      'Not a commonly used password',
      'None of your last 3 passwords',
    ])
  })

  test('reject only the empty password when the tenant has no policy', () => {
    expect(brokenRules('', {})).toEqual(['length'])
    expect(brokenRules('x', {})).toEqual([])
  })

  test('are written for password generators', () => {
    expect(passwordGeneratorRules(strict)).toBe(
      'minlength: 8; maxlength: 72; max-consecutive: 2; required: lower; required: upper; required: digit; required: [-!?_.+]',
    )
    expect(passwordGeneratorRules(undefined)).toMatch(/^minlength: 1; maxlength: 72; required: lower/)
  })

  test('do not throw for any password', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void expect(brokenRules(text)).toBeInstanceOf(Array)),
    )
  })

  test('allow the domain of an email address that is also the name', () => {
    const named = { id: 'auth0|1', name: 'ada@example.com', email: 'ada@example.com' }
    const profile = rulesOf(strict, named).find(({ id }) => id === 'profile')
    expect(profile?.check?.('Welcome-Example-47')).toBe(true)
    expect(profile?.check?.('Welcome-Ada-47')).toBe(false)
  })

  test('allow any password for a user without a name', () => {
    const nameless = { id: 'auth0|1', name: '', email: '' }
    const profile = rulesOf(strict, nameless).find(({ id }) => id === 'profile')
    expect(profile?.check?.('anything')).toBe(true)
  })
})

test.each([
  ['PasswordHistoryError: password has previously been used', 'history'],
  ['PasswordDictionaryError: password is too common', 'dictionary'],
  ['PasswordNoUserInfoError: password contains user information', 'profile'],
  ['PasswordStrengthError: password is too weak', 'types'],
  ['Something else', undefined],
  [undefined, undefined],
])('refusedRule reads the message "%s" as the rule %s', (message, rule) => expect(refusedRule(message)).toBe(rule))
