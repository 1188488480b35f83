import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { PasswordPolicy } from '~/api/enrollment'

import { managerRules, refusedRule, rulesOf } from './policy'

const person = { id: 'auth0|1', name: 'Maria Reyes', email: 'm.reyes@example.com' }
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
const missed = (password: string, policy: PasswordPolicy = strict) =>
  rulesOf(policy, person).flatMap(({ id, label, check }) =>
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
  ])('%s misses %j', (password, rules) => expect(missed(password)).toEqual(rules))

  test('three of four kinds of characters are one rule', () => {
    const policy = { complexity: { character_type_rule: 'three_of_four', character_types: [] } }
    expect(missed('Tidal4711', policy)).toEqual([])
    expect(missed('tidal4711', policy)).toEqual(['Three of these: lowercase, uppercase, digits, special characters'])
  })

  test('what only the server can tell is listed without a check', () => {
    const unchecked = rulesOf(strict, person).filter(({ check }) => !check)
    expect(unchecked.map(({ label }) => label)).toEqual([
      'Not a commonly used password',
      'None of your last 3 passwords',
    ])
  })

  test('a tenant that names none wants a password that is not empty', () => {
    expect(missed('', {})).toEqual(['length'])
    expect(missed('x', {})).toEqual([])
  })

  test('are told to a password manager that makes one up', () => {
    expect(managerRules(strict)).toBe(
      'minlength: 8; maxlength: 72; max-consecutive: 2; required: lower; required: upper; required: digit; required: [-!?_.+]',
    )
    expect(managerRules(undefined)).toMatch(/^minlength: 1; maxlength: 72; required: lower/)
  })

  test('no text makes them throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void expect(missed(text)).toBeInstanceOf(Array)))
  })

  test('allows the domain of an email address that is also the name', () => {
    const named = { id: 'auth0|1', name: 'ada@example.com', email: 'ada@example.com' }
    const profile = rulesOf(strict, named).find(({ id }) => id === 'profile')
    expect(profile?.check?.('Welcome-Example-47')).toBe(true)
    expect(profile?.check?.('Welcome-Ada-47')).toBe(false)
  })

  test('forbids nothing for a user without a name', () => {
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
])('the server’s words "%s" name the rule %s', (words, rule) => expect(refusedRule(words)).toBe(rule))
