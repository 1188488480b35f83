import { acceptTotpCode, newSixDigitCode } from '~/demo/account/one-time-codes'
import { hashRecoveryCode, newRecoveryCode } from '~/demo/account/recovery-codes'
import { addUnconfirmedMethod, confirmMethod } from '~/demo/account/unconfirmed-methods'
import type { StoredMethod } from '~/demo/data/account-state'
import type { Database } from '~/demo/data/database'
import type { PendingLogin } from '~/demo/data/identity-state'
import type { Persona } from '~/demo/data/personas'
import { randomText } from '~/demo/lib/encoding'
import { MINUTE } from '~/demo/lib/time'
import { changeMethod, findMethod, listConfirmedMethods } from '~/demo/tables/accounts'
import { deliverCode } from '~/demo/tables/mailbox'

const MAX_WRONG_CODES = 10
const LIFETIME = 10 * MINUTE
/** Factors that the login pages support, in the order in which they offer them. */
const SUPPORTED_FACTORS = ['totp', 'push-notification', 'email', 'phone']

/** `login-ended`: after ten wrong codes or ten minutes, the user has to start over. */
export type CodeResult = { kind: 'accepted' } | { kind: 'wrong'; attemptsLeft: number } | { kind: 'login-ended' }

export function listSecondFactors(database: Database, persona: Persona): StoredMethod[] {
  return SUPPORTED_FACTORS.flatMap((type) => listConfirmedMethods(database, persona, type))
}

/** Starts the second step of a login whose password was correct. Returns the ID of the pending login. */
export function startSecondStep(database: Database, persona: Persona): string {
  const id = randomText(32)
  const now = Date.now()
  database.change(({ identity }) => {
    const unexpired = Object.entries(identity.pendingLogins).filter(([, { expires }]) => expires > now)
    const login: PendingLogin = { userId: persona.id, wrongCodes: 0, sentCode: null, expires: now + LIFETIME }
    identity.pendingLogins = { ...Object.fromEntries(unexpired), [id]: login }
  })
  return id
}

/** Sends a new code if the factor is email or phone. The previous code stops working. */
export function sendCode(database: Database, persona: Persona, loginId: string, { method }: StoredMethod): void {
  if (method.type !== 'email' && method.type !== 'phone') return
  const code = newSixDigitCode()
  database.change(({ identity }) => {
    const login = identity.pendingLogins[loginId]
    if (login) login.sentCode = { methodId: method.id, code }
  })
  deliverCode(database, persona, { code, email: method.email, phone: method.phone_number })
}

/** Checks a code. Ignores spaces, because authenticator apps show codes with a gap. */
export function submitCode(
  database: Database,
  persona: Persona,
  loginId: string,
  { methodId, input }: { methodId: string; input: string },
): CodeResult {
  const login = findPendingLogin(database, loginId)
  if (!login) return { kind: 'login-ended' }
  const code = input.replaceAll(/\s/g, '')
  let isCorrect = login.sentCode?.methodId === methodId && login.sentCode.code === code
  changeMethod(database, persona, methodId, (stored) => {
    isCorrect ||= stored.method.type === 'totp' && acceptTotpCode(stored, code)
  })
  return isCorrect ? completeSecondStep(database, persona, loginId, methodId) : countWrongCode(database, loginId)
}

/** Approves a push notification, in place of the user's phone. */
export function approvePush(database: Database, persona: Persona, loginId: string, methodId: string): CodeResult {
  const isPush = findMethod(database, persona, methodId)?.method.type === 'push-notification'
  if (!isPush || !findPendingLogin(database, loginId)) return { kind: 'login-ended' }
  return completeSecondStep(database, persona, loginId, methodId)
}

/** Checks a recovery code. A correct code works once, so the result contains a new one. */
export async function submitRecoveryCode(
  database: Database,
  persona: Persona,
  loginId: string,
  input: string,
): Promise<CodeResult | { kind: 'replaced'; newCode: string }> {
  if (!findPendingLogin(database, loginId)) return { kind: 'login-ended' }
  const hash = await hashRecoveryCode(input)
  const [current] = listConfirmedMethods(database, persona, 'recovery-code')
  if (current?.secrets.recoveryCodeHash !== hash) return countWrongCode(database, loginId)
  const next = await newRecoveryCode()
  const added = addUnconfirmedMethod(database, persona, 'recovery-code', {}, { recoveryCodeHash: next.hash })
  confirmMethod(database, persona, added.id)
  completeSecondStep(database, persona, loginId, added.id)
  return { kind: 'replaced', newCode: next.code }
}

function findPendingLogin(database: Database, id: string): PendingLogin | undefined {
  const login = database.read().identity.pendingLogins[id]
  return login && login.expires > Date.now() ? login : undefined
}

function completeSecondStep(database: Database, persona: Persona, loginId: string, methodId: string): CodeResult {
  changeMethod(database, persona, methodId, ({ method }) => {
    method.last_auth_at = new Date().toISOString()
  })
  database.change(({ identity }) => {
    delete identity.pendingLogins[loginId]
  })
  return { kind: 'accepted' }
}

function countWrongCode(database: Database, loginId: string): CodeResult {
  return database.change(({ identity }): CodeResult => {
    const login = identity.pendingLogins[loginId]
    if (!login) return { kind: 'login-ended' }
    login.wrongCodes += 1
    if (login.wrongCodes < MAX_WRONG_CODES) {
      return { kind: 'wrong', attemptsLeft: MAX_WRONG_CODES - login.wrongCodes }
    }
    delete identity.pendingLogins[loginId]
    return { kind: 'login-ended' }
  })
}
