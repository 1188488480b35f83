import type { PasswordPolicy } from '~/api/enrollment'
import type { User } from '~/session/identity'

import { policyWords as words } from './change-words'

/** bcrypt ignores all bytes of a password after this many. */
const MAX_BYTES = 72
/** Shorter parts of a name occur in too many words. */
const MIN_NAME_LENGTH = 3

export type RuleId = 'length' | 'most' | 'types' | 'identical' | 'sequence' | 'profile' | 'history' | 'dictionary'
/** A rule of the policy. Without `check`, only the server can check it. */
export type Rule = { id: RuleId; label: string; check?: (password: string) => boolean }

const types: [name: string, pattern: RegExp, label: string][] = [
  ['lowercase', /\p{Ll}/u, words.lowercase],
  ['uppercase', /\p{Lu}/u, words.uppercase],
  ['number', /\p{Nd}/u, words.number],
  ['special', /[^\p{L}\p{Nd}\s]/u, words.special],
]

/** Turns the policy of the user's connection into a checklist (docs/api/my-account.md#password-change). */
export function rulesOf(policy: PasswordPolicy | undefined, user: User): Rule[] {
  const { complexity = {}, profile_data: profile, history, dictionary } = policy ?? {}
  const { min_length: minLength = 1, character_types: wanted = [], character_type_rule: which } = complexity
  const rules: (Rule | false | undefined)[] = [
    { id: 'length', label: words.length(minLength), check: (password) => [...password].length >= minLength },
    { id: 'most', label: words.most(MAX_BYTES), check: (password) => bytesOf(password) <= MAX_BYTES },
    ...typeRules(wanted, which),
    complexity.identical_characters === 'block' && {
      id: 'identical',
      label: words.identical,
      check: (password) => !/(.)\1\1/u.test(password),
    },
    complexity.sequential_characters === 'block' && {
      id: 'sequence',
      label: words.sequence,
      check: (password) => !hasSequence(password),
    },
    profile?.active && {
      id: 'profile',
      label: words.profile,
      check: (password) => !containsProfile(password, user),
    },
    dictionary?.active && { id: 'dictionary', label: words.dictionary },
    history?.active && { id: 'history', label: words.history(history.size ?? 5) },
  ]
  return rules.filter((rule) => typeof rule === 'object')
}

/**
 * Returns the policy for password generators, in the format of the `passwordrules` attribute
 * (https://developer.apple.com/password-rules/). It requires all character types even if the policy needs only three.
 */
export function passwordGeneratorRules({ complexity = {} }: PasswordPolicy = {}): string {
  const { min_length: minLength = 1, identical_characters: identical } = complexity
  return [
    `minlength: ${minLength}`,
    `maxlength: ${MAX_BYTES}`,
    ...(identical === 'block' ? ['max-consecutive: 2'] : []),
    'required: lower',
    'required: upper',
    'required: digit',
    'required: [-!?_.+]',
  ].join('; ')
}

function typeRules(wanted: string[], rule: string | undefined): Rule[] {
  if (rule === 'three_of_four') {
    const met = (password: string) => types.filter(([, pattern]) => pattern.test(password)).length
    return [{ id: 'types', label: words.threeOfFour, check: (password) => met(password) >= 3 }]
  }
  return types
    .filter(([name]) => wanted.includes(name))
    .map(([, pattern, label]) => ({ id: 'types', label, check: (password) => pattern.test(password) }))
}

/** True for three consecutive letters or digits, ascending or descending: abc, 321. */
function hasSequence(password: string): boolean {
  const codes = [...password.toLowerCase()].map((letter) =>
    /[a-z0-9]/.test(letter) ? letter.charCodeAt(0) : Number.NaN,
  )
  return codes.some((code, at) => {
    const [next = Number.NaN, last = Number.NaN] = codes.slice(at + 1, at + 3)
    return next - code === last - next && Math.abs(next - code) === 1
  })
}

function containsProfile(password: string, { name, email }: User): boolean {
  // The name may be an email address. Its part after the @ is not a name.
  const pieces = [...beforeAt(name).split(/[\s.]+/), beforeAt(email), email]
  const text = password.toLowerCase()
  return pieces.some((piece) => piece.length >= MIN_NAME_LENGTH && text.includes(piece.toLowerCase()))
}

const beforeAt = (text: string): string => text.split('@', 1)[0] ?? ''
const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** Returns the rule that the server's message names as the reason for the rejection, or undefined. */
export function refusedRule(serverMessage = ''): RuleId | undefined {
  if (/history|previously|reuse/i.test(serverMessage)) return 'history'
  if (/dictionary|common/i.test(serverMessage)) return 'dictionary'
  if (/user ?info|profile|personal/i.test(serverMessage)) return 'profile'
  return /strength|weak|complex/i.test(serverMessage) ? 'types' : undefined
}
