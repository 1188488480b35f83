import { usageOf, type AuthenticationMethod, type FactorType, type MethodSecrets } from '~/demo/data/account-state'
import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { randomWord } from '~/demo/lib/encoding'
import { changeAccount } from '~/demo/tables/accounts'

export type UnconfirmedMethod = { id: string; type: FactorType }

/** Adds a method that the user has yet to confirm. Replaces an unconfirmed method of the same type. */
export function addUnconfirmedMethod(
  database: Database,
  persona: Persona,
  type: FactorType,
  more: Partial<AuthenticationMethod> = {},
  secrets: MethodSecrets = {},
): UnconfirmedMethod {
  const id = newMethodId(type)
  const created_at = new Date().toISOString()
  changeAccount(database, persona, (account) => {
    const others = account.methods.filter(({ method }) => method.type !== type || method.confirmed !== false)
    const method: AuthenticationMethod = { id, type, usage: usageOf(type), confirmed: false, created_at, ...more }
    account.methods = [...others, { method, secrets }]
  })
  return { id, type }
}

/** Confirms a method and returns it. Returns undefined if the method was removed meanwhile. */
export function confirmMethod(database: Database, persona: Persona, id: string): AuthenticationMethod | undefined {
  return changeAccount(database, persona, (account) => {
    const method = account.methods.find((stored) => stored.method.id === id)?.method
    if (!method) return undefined
    method.confirmed = true
    // An account has only one recovery code, so the new code removes the old one.
    if (method.type === 'recovery-code') {
      account.methods = account.methods.filter(
        (stored) => stored.method.type !== 'recovery-code' || stored.method.id === id,
      )
    }
    return method
  })
}

export function newMethodId(type: FactorType): string {
  return `${type}|dev_${randomWord(16)}`
}
