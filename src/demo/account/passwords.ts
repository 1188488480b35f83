import type { Database } from '~/demo/data/database'
import { INITIAL_PASSWORD, type Persona } from '~/demo/data/personas'
import { sha256 } from '~/demo/lib/encoding'
import { changeAccount, readAccount } from '~/demo/tables/accounts'
import { checkPassword, passwordPolicy, USED_BEFORE, type PasswordRejection } from './password-policy'

export function hasInitialPassword(database: Database, persona: Persona): boolean {
  return readAccount(database, persona).password.hash === null
}

export async function isCorrectPassword(database: Database, persona: Persona, password: string): Promise<boolean> {
  const { hash } = readAccount(database, persona).password
  return hash === null ? password === INITIAL_PASSWORD : (await hashPassword(persona, password)) === hash
}

/** Changes a password. Returns null on success, otherwise the reason for the rejection. */
export async function changePassword(
  database: Database,
  persona: Persona,
  password: string,
): Promise<PasswordRejection | null> {
  const rejection = checkPassword(password, persona)
  if (rejection) return rejection
  const hash = await hashPassword(persona, password)
  return changeAccount(database, persona, (account) => {
    const { history } = account.password
    if (history.includes(hash)) return { error: USED_BEFORE, brokenRules: [USED_BEFORE] }
    account.password = {
      hash,
      history: [hash, ...history].slice(0, passwordPolicy.history.size),
      changedAt: Date.now(),
    }
    return null
  })
}

/** Includes the user ID, so that users with the same password have different hashes. */
function hashPassword(persona: Persona, password: string): Promise<string> {
  return sha256(`${persona.id} ${password}`)
}
