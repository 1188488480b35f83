import type { Database } from '~/demo/data/database'
import { PASSWORD, type Persona } from '~/demo/data/personas'
import { sha256 } from '~/demo/lib/encoding'
import { changeAccount, readAccount } from '~/demo/tables/accounts'
import { checkPassword, passwordPolicy, USED_BEFORE, type PasswordProblem } from './password-policy'

export function hasFirstPassword(database: Database, persona: Persona): boolean {
  return readAccount(database, persona).password.hash === null
}

export async function isPasswordOf(database: Database, persona: Persona, password: string): Promise<boolean> {
  const { hash } = readAccount(database, persona).password
  return hash === null ? password === PASSWORD : (await hashOf(persona, password)) === hash
}

/** Null when it is done. The person's other sessions end with it. */
export async function changePassword(
  database: Database,
  persona: Persona,
  password: string,
): Promise<PasswordProblem | null> {
  const problem = checkPassword(password, persona)
  if (problem) return problem
  const hash = await hashOf(persona, password)
  return changeAccount(database, persona, (account) => {
    const { history } = account.password
    if (history.includes(hash)) return { problem: USED_BEFORE, broken: [USED_BEFORE] }
    account.password = {
      hash,
      history: [hash, ...history].slice(0, passwordPolicy.history.size),
      changedAt: Date.now(),
    }
    return null
  })
}

/** With the person in it, so that two people with one password do not show it. */
function hashOf(persona: Persona, password: string): Promise<string> {
  return sha256(`${persona.id} ${password}`)
}
