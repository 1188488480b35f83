import { changeMethod, confirmedMethods, findMethod } from '~/demo/tables/accounts'
import type { StoredMethod } from '~/demo/data/authentication-methods'
import { newSentCode, spendTotpCode } from '~/demo/account/one-time-codes'
import { hashRecoveryCode, newRecoveryCode } from '~/demo/account/recovery-codes'
import { addDraft, confirmDraft } from '~/demo/account/drafts'
import type { Database } from '~/demo/data/database'
import type { LoginUnderWay } from '~/demo/data/identity-state'
import { deliverCode } from '~/demo/tables/mailbox'
import type { Persona } from '~/demo/data/personas'
import { randomText } from '~/demo/lib/encoding'

const MOST_WRONG_CODES = 10
const MINUTES = 10
/** What the login pages can ask for. Others are listed by the API, and of no use here. */
const ASKABLE = ['totp', 'push-notification', 'email', 'phone']

export type CodeAnswer = { kind: 'right' } | { kind: 'wrong'; triesLeft: number } | { kind: 'over' }

/** What can be asked for at a login, the authenticator app first. */
export function secondFactorsOf(database: Database, persona: Persona): StoredMethod[] {
  return ASKABLE.flatMap((type) => confirmedMethods(database, persona, type))
}

/** The password was right. What is returned stands for that, for ten minutes. */
export function awaitSecondStep(database: Database, persona: Persona): string {
  const id = randomText(32)
  const now = Date.now()
  database.change(({ identity }) => {
    const alive = Object.entries(identity.underWay).filter(([, { expires }]) => expires > now)
    const begun = { userId: persona.id, wrongCodes: 0, sent: null, expires: now + MINUTES * 60_000 }
    identity.underWay = { ...Object.fromEntries(alive), [id]: begun }
  })
  return id
}

/** Sends a new code where a method needs one; the last one is void then. */
export function sendCodeFor(database: Database, persona: Persona, loginId: string, { shown }: StoredMethod): void {
  if (shown.type !== 'email' && shown.type !== 'phone') return
  const code = newSentCode()
  database.change(({ identity }) => {
    const login = identity.underWay[loginId]
    if (login) login.sent = { methodId: shown.id, code }
  })
  deliverCode(database, persona, { code, email: shown.email, phone: shown.phone_number })
}

/** People copy a code as their app shows it, with a gap in the middle. */
export function answerWithCode(
  database: Database,
  persona: Persona,
  loginId: string,
  { methodId, typed }: { methodId: string; typed: string },
): CodeAnswer {
  const login = findLogin(database, loginId)
  if (!login) return { kind: 'over' }
  const code = typed.replaceAll(/\s/g, '')
  let isRight = login.sent?.methodId === methodId && login.sent.code === code
  changeMethod(database, persona, methodId, (method) => {
    isRight ||= method.shown.type === 'totp' && spendTotpCode(method, code)
  })
  return isRight ? accept(database, persona, loginId, methodId) : noteWrong(database, loginId)
}

/** The push message was answered with yes. */
export function approvePush(database: Database, persona: Persona, loginId: string, methodId: string): CodeAnswer {
  const isPush = findMethod(database, persona, methodId)?.shown.type === 'push-notification'
  if (!isPush || !findLogin(database, loginId)) return { kind: 'over' }
  return accept(database, persona, loginId, methodId)
}

/** A recovery code is good once; whoever used it gets another. */
export async function answerWithRecoveryCode(
  database: Database,
  persona: Persona,
  loginId: string,
  typed: string,
): Promise<CodeAnswer | { kind: 'replaced'; code: string }> {
  if (!findLogin(database, loginId)) return { kind: 'over' }
  const hash = await hashRecoveryCode(typed)
  const [current] = confirmedMethods(database, persona, 'recovery-code')
  if (current?.proof.recoveryHash !== hash) return noteWrong(database, loginId)
  const next = await newRecoveryCode()
  const draft = addDraft(database, persona, 'recovery-code', {}, { recoveryHash: next.hash })
  confirmDraft(database, persona, draft.id)
  accept(database, persona, loginId, draft.id)
  return { kind: 'replaced', code: next.code }
}

function findLogin(database: Database, id: string): LoginUnderWay | undefined {
  const login = database.read().identity.underWay[id]
  return login && login.expires > Date.now() ? login : undefined
}

function accept(database: Database, persona: Persona, loginId: string, methodId: string): CodeAnswer {
  changeMethod(database, persona, methodId, ({ shown }) => {
    shown.last_auth_at = new Date().toISOString()
  })
  database.change(({ identity }) => {
    delete identity.underWay[loginId]
  })
  return { kind: 'right' }
}

function noteWrong(database: Database, loginId: string): CodeAnswer {
  return database.change(({ identity }): CodeAnswer => {
    const login = identity.underWay[loginId]
    if (!login) return { kind: 'over' }
    login.wrongCodes += 1
    if (login.wrongCodes < MOST_WRONG_CODES) return { kind: 'wrong', triesLeft: MOST_WRONG_CODES - login.wrongCodes }
    delete identity.underWay[loginId]
    return { kind: 'over' }
  })
}
