import type { Account, AuthenticationMethod, StoredMethod } from '~/demo/data/account-state'
import type { Database } from '~/demo/data/database'
import { connectionUserId, isDatabaseUser, type Persona } from '~/demo/data/personas'
import { DAY } from '~/demo/lib/time'
import { seedAccount } from '~/demo/seeds/accounts'

export function readAccount(database: Database, persona: Persona): Readonly<Account> {
  const { accounts, seededAt } = database.read()
  return accounts[persona.id] ?? seedAccount(persona, seededAt)
}

export function changeAccount<Result>(
  database: Database,
  persona: Persona,
  edit: (account: Account) => Result,
): Result {
  return database.change(({ accounts, seededAt }) => edit((accounts[persona.id] ??= seedAccount(persona, seededAt))))
}

/** Returns a user's authentication methods as the API lists them. The password, if there is one, comes first. */
export function listMethods(database: Database, persona: Persona): AuthenticationMethod[] {
  const account = readAccount(database, persona)
  const methods = account.methods.map(({ method }) => method)
  if (!isDatabaseUser(persona)) return methods
  const { changedAt } = account.password
  const password: AuthenticationMethod = {
    id: `password|${connectionUserId(persona)}`,
    type: 'password',
    usage: ['primary'],
    created_at: new Date(database.read().seededAt - 400 * DAY).toISOString(),
    identity_user_id: connectionUserId(persona),
    ...(changedAt !== null && { last_password_reset: new Date(changedAt).toISOString() }),
  }
  return [password, ...methods]
}

export function findMethod(database: Database, persona: Persona, id: string): StoredMethod | undefined {
  return readAccount(database, persona).methods.find(({ method }) => method.id === id)
}

export function changeMethod(
  database: Database,
  persona: Persona,
  id: string,
  edit: (stored: StoredMethod) => void,
): void {
  changeAccount(database, persona, ({ methods }) => {
    const stored = methods.find(({ method }) => method.id === id)
    if (stored) edit(stored)
  })
}

export function removeMethod(database: Database, persona: Persona, id: string): void {
  changeAccount(database, persona, (account) => {
    account.methods = account.methods.filter(({ method }) => method.id !== id)
  })
}

/** Returns the confirmed methods, newest first: all of them, or those of one type. */
export function listConfirmedMethods(database: Database, persona: Persona, type?: string): StoredMethod[] {
  return readAccount(database, persona)
    .methods.filter(({ method }) => method.confirmed !== false && (type === undefined || method.type === type))
    .toSorted((one, other) => other.method.created_at.localeCompare(one.method.created_at))
}

/** Returns the value of `mfaEnabled` in the Management API. */
export function hasSecondFactor(database: Database, persona: Persona): boolean {
  return listConfirmedMethods(database, persona).some(({ method }) => method.usage.includes('secondary'))
}
