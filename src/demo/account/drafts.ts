import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { randomText } from '~/demo/lib/encoding'
import { changeAccount } from '~/demo/tables/accounts'
import { usageOf, type FactorType, type Method, type Proof } from '~/demo/data/authentication-methods'

export type Draft = { id: string; type: FactorType }

/** What somebody began and gave up before is not worth two lines: the new draft takes its place. */
export function addDraft(
  database: Database,
  persona: Persona,
  type: FactorType,
  more: Partial<Method> = {},
  proof: Proof = {},
): Draft {
  const id = newMethodId(type)
  const created_at = new Date().toISOString()
  changeAccount(database, persona, (account) => {
    const others = account.methods.filter(({ shown }) => shown.type !== type || shown.confirmed !== false)
    const shown: Method = { id, type, usage: usageOf(type), confirmed: false, created_at, ...more }
    account.methods = [...others, { shown, proof }]
  })
  return { id, type }
}

/** Undefined when it was removed meanwhile. */
export function confirmDraft(database: Database, persona: Persona, id: string): Method | undefined {
  return changeAccount(database, persona, (account) => {
    const method = account.methods.find(({ shown }) => shown.id === id)
    if (!method) return undefined
    method.shown.confirmed = true
    // There is one recovery code: the new one ends the old.
    if (method.shown.type === 'recovery-code') {
      account.methods = account.methods.filter(({ shown }) => shown.type !== 'recovery-code' || shown.id === id)
    }
    return method.shown
  })
}

export function newMethodId(type: FactorType): string {
  return `${type}|dev_${randomText(16).replace(/[-_]/g, 'x')}`
}
