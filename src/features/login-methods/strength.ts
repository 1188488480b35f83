import type { LoginMethod } from '~/api/my-account'
import { serverNow } from '~/api/server-clock'
import type { LastLogin } from '~/session/identity'

import { isEnrollable, isPasskey, protects } from './kinds'

/** Everything from which the strength follows. */
export type StrengthFacts = {
  account:
    | { state: 'pending' | 'unavailable' | 'failed' }
    /** `factors`: the types that the user may add in this console. */
    | { state: 'ready'; methods: readonly LoginMethod[]; factors: readonly string[] }
  /** True if the list of methods, or of types, has rows that could not be read. */
  hasUnreadable: { methods: boolean; factors: boolean }
  /** Who manages the user's password, if not the tenant. */
  provider: string | undefined
  /** The last interactive login. `at` is in the server's milliseconds. */
  lastLogin: { at?: number | undefined; usedFactor?: boolean | undefined }
}

/** The things that an attacker needs. A passkey replaces the password, but the password still works beside it. */
type Protection =
  | 'password'
  | 'passkey-or-password'
  | 'code'
  | 'passkey-or-code'
  | 'factor'
  | 'factor-not-asked'
  | 'security-key'
  | 'passkey-or-factor'

/** The step that adds the most. Undefined if the user can add nothing here, or if nothing is left to add. */
type NextStep = 'add-factor' | 'add-stronger-factor' | 'add-passkey' | 'ask-administrator' | 'use-passkey'

export type Strength =
  | { state: 'pending' }
  /** `provider`: without a second factor in the tenant, everything depends on a provider that reports nothing. */
  | { state: 'unknown'; reason: 'unavailable' | 'failed' | 'unreadable' | 'provider' }
  | {
      state: 'known'
      level: 1 | 2 | 3 | 4
      protection: Protection
      /** True if the level counts a second factor, and nothing shows that the logins ask for it. */
      dependsOnTenant: boolean
      next: NextStep | undefined
    }

/**
 * Returns how well the user's logins are protected, from known facts only. A method that could not be read may add
 * protection, so with such a row only the highest level is known.
 */
export function loginStrength({ account, hasUnreadable, provider, lastLogin }: StrengthFacts): Strength {
  if (account.state === 'pending') return { state: 'pending' }
  if (account.state !== 'ready') return { state: 'unknown', reason: account.state }
  const { methods, factors } = account
  const protecting = methods.filter(protects)
  const hasPasskey = methods.some((method) => isPasskey(method) && method.isConfirmed)
  const wasAsked = wasFactorAsked(methods, lastLogin)
  const protection = protectionOf(protecting, hasPasskey, wasAsked)
  const level = levels[protection]
  if (hasUnreadable.methods && level < 4) return { state: 'unknown', reason: 'unreadable' }
  if (provider !== undefined && protecting.length === 0) return { state: 'unknown', reason: 'provider' }
  return {
    state: 'known',
    level,
    protection,
    dependsOnTenant: protecting.length > 0 && wasAsked === undefined,
    next: nextStep(protection, factors, hasUnreadable.factors),
  }
}

const levels: Record<Protection, 1 | 2 | 3 | 4> = {
  password: 1,
  'passkey-or-password': 2,
  code: 2,
  'factor-not-asked': 2,
  // A thief chooses the easier way.
  'passkey-or-code': 2,
  factor: 3,
  'security-key': 4,
  'passkey-or-factor': 4,
}

function protectionOf(factors: LoginMethod[], hasPasskey: boolean, wasAsked: boolean | undefined): Protection {
  if (factors.length === 0) return hasPasskey ? 'passkey-or-password' : 'password'
  if (wasAsked === false) return 'factor-not-asked'
  if (factors.every(isWeak)) return hasPasskey ? 'passkey-or-code' : 'code'
  // A phishing page can ask for any other factor instead.
  if (factors.every(({ type }) => type.startsWith('webauthn-'))) return 'security-key'
  return hasPasskey ? 'passkey-or-factor' : 'factor'
}

/** Codes by email and phone can be read or redirected by others. */
const isWeak = ({ type }: LoginMethod): boolean => type === 'email' || type === 'phone'

/**
 * Returns whether the last login asked for a second factor, which is up to the tenant
 * (docs/auth0.md#a-second-factor-at-each-login). Undefined if it says nothing: nothing is known of it, no factor was set up
 * at that time, or it may have used a passkey, which needs no factor.
 */
export function wasFactorAsked(
  methods: readonly LoginMethod[],
  { at, usedFactor }: StrengthFacts['lastLogin'],
): boolean | undefined {
  if (usedFactor !== false) return usedFactor
  if (at === undefined) return undefined
  const isOlder = ({ created }: LoginMethod) => created && created.getTime() < at
  // Without a date, a passkey may be older than the login, and a factor may be newer.
  const mayHaveUsedPasskey = methods.some((method) => isPasskey(method) && (!method.created || isOlder(method)))
  return !mayHaveUsedPasskey && methods.some((method) => protects(method) && isOlder(method)) ? false : undefined
}

/** Returns the login with the server's time, which the dates of methods are in. */
export function inServerTime({ at, usedFactor }: LastLogin): StrengthFacts['lastLogin'] {
  return { at: at === undefined ? undefined : at + serverNow() - Date.now(), usedFactor }
}

/** Types that the chooser offers as a second factor. */
export const isOfferedFactor = (type: string): boolean =>
  isEnrollable(type) && type !== 'passkey' && type !== 'recovery-code'

function nextStep(protection: Protection, offered: readonly string[], isIncomplete: boolean): NextStep | undefined {
  const passkey = offered.includes('passkey') ? 'add-passkey' : undefined
  switch (protection) {
    case 'password':
    case 'passkey-or-password':
      if (offered.some(isOfferedFactor)) return 'add-factor'
      return (protection === 'password' ? passkey : undefined) ?? (isIncomplete ? undefined : 'ask-administrator')
    case 'code':
    case 'passkey-or-code':
      if (offered.some((type) => type === 'totp' || type === 'push-notification')) return 'add-stronger-factor'
      return protection === 'code' ? passkey : undefined
    case 'factor-not-asked':
      return 'ask-administrator'
    case 'factor':
      return passkey
    case 'passkey-or-factor':
      return 'use-passkey'
    case 'security-key':
      return undefined
  }
}
