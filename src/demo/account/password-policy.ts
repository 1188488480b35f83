import type { Persona } from '~/demo/personas'
import { COMMON_PASSWORDS } from './common-passwords'

/** In the words of the API (POST /authentication-methods, type password). */
export const passwordPolicy = {
  complexity: {
    min_length: 12,
    character_types: ['lowercase', 'uppercase', 'number', 'special'],
    character_type_rule: 'three_of_four',
    identical_characters: 'block',
    sequential_characters: 'block',
    max_length_exceeded: 'error',
  },
  profile_data: { active: true, blocked_fields: ['name', 'email', 'nickname'] },
  history: { active: true, size: 5 },
  dictionary: { active: true, default: 'en_10k' },
}

const MOST_BYTES = 72
/** Shorter parts of a name are in too many words. */
const SHORTEST_NAME = 3

export const TOO_WEAK = 'PasswordStrengthError: password is too weak'
export const TOO_COMMON = 'PasswordDictionaryError: password is too common'
export const HAS_USER_INFO = 'PasswordNoUserInfoError: password contains user information'
export const USED_BEFORE = 'PasswordHistoryError: password has previously been used'

/** What is wrong with a password, and each rule of that kind that it breaks. Null when nothing is. */
export type PasswordProblem = { problem: string; broken: string[] }

/** The policy as the login pages tell it to people. */
export const policyInWords = [
  'At least 12 characters, and at most 72 bytes',
  'Three of these: small letters, capital letters, digits, special characters',
  'No more than two equal characters in a row',
  'No more than two characters in sequence, like “abc” or “321”',
  'No part of your name or email address',
  'None of the most common passwords',
  'None of your last five',
]

export function checkPassword(password: string, persona: Persona): PasswordProblem | null {
  const broken = brokenRules(password)
  if (broken.length > 0) return { problem: TOO_WEAK, broken }
  const small = password.toLowerCase()
  if (COMMON_PASSWORDS.has(small)) return { problem: TOO_COMMON, broken: [TOO_COMMON] }
  if (namesOf(persona).some((name) => small.includes(name))) return { problem: HAS_USER_INFO, broken: [HAS_USER_INFO] }
  return null
}

function brokenRules(password: string): string[] {
  const { min_length } = passwordPolicy.complexity
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  const rules: [isBroken: boolean, words: string][] = [
    [[...password].length < min_length, `must have at least ${min_length} characters`],
    [new TextEncoder().encode(password).length > MOST_BYTES, `must have at most ${MOST_BYTES} bytes`],
    [kinds < 3, 'must contain at least 3 of the 4 character types'],
    [/(.)\1\1/su.test(password), 'must not contain more than 2 identical characters in a row'],
    [hasSequence(password), 'must not contain sequential characters'],
  ]
  return rules.filter(([isBroken]) => isBroken).map(([, words]) => words)
}

/** Three letters or digits, each one after or one before the last. */
function hasSequence(password: string): boolean {
  const codes = [...password.toLowerCase()].map((letter) => (/[a-z\d]/.test(letter) ? letter.charCodeAt(0) : NaN))
  return codes.some((code, index) => {
    const step = (codes[index + 1] ?? NaN) - code
    return Math.abs(step) === 1 && (codes[index + 2] ?? NaN) - (codes[index + 1] ?? NaN) === step
  })
}

function namesOf({ name, email }: Persona): string[] {
  const [nickname = ''] = email.split('@', 1)
  return [...name.split(' '), name, email, nickname]
    .map((part) => part.toLowerCase())
    .filter((part) => part.length >= SHORTEST_NAME)
}
