import type { Persona } from '~/demo/data/personas'
import { COMMON_PASSWORDS } from './common-passwords'

/** The policy as the API describes it in its response to POST /authentication-methods with type "password". */
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

const MAX_BYTES = 72
/** Parts of names that are shorter than this are allowed, because they occur in too many words. */
const MIN_NAME_LENGTH = 3

export const TOO_WEAK = 'PasswordStrengthError: password is too weak'
export const TOO_COMMON = 'PasswordDictionaryError: password is too common'
export const HAS_USER_INFO = 'PasswordNoUserInfoError: password contains user information'
export const USED_BEFORE = 'PasswordHistoryError: password has previously been used'

/** Why a password was rejected. `brokenRules` lists the details of the error. */
export type PasswordRejection = { error: string; brokenRules: string[] }

/** The policy in plain English, for the login pages. */
export const policyRules = [
  'At least 12 characters and at most 72 bytes',
  'Three of these: lowercase letters, uppercase letters, digits, special characters',
  'No more than two identical characters in a row',
  'No more than two consecutive characters, like “abc” or “321”',
  'No part of your name or email address',
  'Not a common password',
  'Not one of your last five passwords',
]

/** Checks a password against every rule but the history. Returns null if the password is allowed. */
export function checkPassword(password: string, persona: Persona): PasswordRejection | null {
  const brokenRules = findBrokenRules(password)
  if (brokenRules.length > 0) return { error: TOO_WEAK, brokenRules }
  const lowercase = password.toLowerCase()
  if (COMMON_PASSWORDS.has(lowercase)) return { error: TOO_COMMON, brokenRules: [TOO_COMMON] }
  if (namesOf(persona).some((name) => lowercase.includes(name))) {
    return { error: HAS_USER_INFO, brokenRules: [HAS_USER_INFO] }
  }
  return null
}

function findBrokenRules(password: string): string[] {
  const { min_length } = passwordPolicy.complexity
  const typeCount = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((type) => type.test(password)).length
  const rules: [isBroken: boolean, description: string][] = [
    [[...password].length < min_length, `must have at least ${min_length} characters`],
    [new TextEncoder().encode(password).length > MAX_BYTES, `must have at most ${MAX_BYTES} bytes`],
    [typeCount < 3, 'must contain at least 3 of the 4 character types'],
    [/(.)\1\1/su.test(password), 'must not contain more than 2 identical characters in a row'],
    [hasSequence(password), 'must not contain sequential characters'],
  ]
  return rules.filter(([isBroken]) => isBroken).map(([, description]) => description)
}

/** Returns whether the password has three consecutive letters or digits, ascending or descending. */
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
    .filter((part) => part.length >= MIN_NAME_LENGTH)
}
