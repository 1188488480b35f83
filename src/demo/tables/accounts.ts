import type { Database } from '~/demo/data/database'
import { isDatabaseUser, type Persona } from '~/demo/data/personas'
import { seedAccount } from '~/demo/seeds/accounts'
import type { Account, Method, StoredMethod } from '~/demo/data/authentication-methods'

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

/** Everything a person can log in with, as the API lists it: the password first, where there is one. */
export function listMethods(database: Database, persona: Persona): Method[] {
  const { methods, password } = readAccount(database, persona)
  const shown = methods.map((method) => method.shown)
  if (!isDatabaseUser(persona)) return shown
  const { changedAt } = password
  const own: Method = {
    id: `password|${identityOf(persona)}`,
    type: 'password',
    usage: ['primary'],
    created_at: new Date(database.read().seededAt - 400 * 24 * 60 * 60_000).toISOString(),
    identity_user_id: identityOf(persona),
    ...(changedAt !== null && { last_password_reset: new Date(changedAt).toISOString() }),
  }
  return [own, ...shown]
}

export function findMethod(database: Database, persona: Persona, id: string): StoredMethod | undefined {
  return readAccount(database, persona).methods.find(({ shown }) => shown.id === id)
}

export function changeMethod(
  database: Database,
  persona: Persona,
  id: string,
  edit: (method: StoredMethod) => void,
): void {
  changeAccount(database, persona, ({ methods }) => {
    const method = methods.find(({ shown }) => shown.id === id)
    if (method) edit(method)
  })
}

export function removeMethod(database: Database, persona: Persona, id: string): void {
  changeAccount(database, persona, (account) => {
    account.methods = account.methods.filter(({ shown }) => shown.id !== id)
  })
}

/** The confirmed ones of a type, the newest first. */
export function confirmedMethods(database: Database, persona: Persona, type?: string): StoredMethod[] {
  return readAccount(database, persona)
    .methods.filter(({ shown }) => shown.confirmed !== false && (type === undefined || shown.type === type))
    .toSorted((one, other) => other.shown.created_at.localeCompare(one.shown.created_at))
}

/** Whether they have multi-factor authentication enabled, as the Management API sees it. */
export function hasSecondFactor(database: Database, persona: Persona): boolean {
  return confirmedMethods(database, persona).some(({ shown }) => shown.usage.includes('secondary'))
}

/** The part of a person's id that the connection gave. */
export function identityOf({ id }: Persona): string {
  return id.slice(id.lastIndexOf('|') + 1)
}
