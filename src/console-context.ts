import { createContext, use, useEffect, useState } from 'react'

import type { Config } from './config'
import type { Identity, Person } from './session/identity'

type Console = { config: Config; identity: Identity }

export const ConsoleContext = createContext<Console | null>(null)

/** The configuration of this deployment and who is using it. */
export function useConsole(): Console {
  const value = use(ConsoleContext)
  if (!value) throw new Error('useConsole is for what is rendered inside the console.')
  return value
}

/** The person who is signed in. For what only a guarded route renders. */
export function usePerson(): Person {
  const { person } = useConsole().identity
  if (!person) throw new Error('usePerson is for what is rendered behind the guard.')
  return person
}

/** Whether this page began with a login that proved who is there; undefined until that is known. */
export function useJustConfirmed(): boolean | undefined {
  const { identity } = useConsole()
  const [hasConfirmed, setConfirmed] = useState<boolean>()
  useEffect(() => {
    void identity.hasJustConfirmed().then(setConfirmed)
  }, [identity])
  return hasConfirmed
}

/** The web address of the tenant. The configuration may name it with or without a scheme. */
export function tenantUrl({ domain }: Config['auth0']): string {
  return /^https?:\/\//.test(domain) ? domain : `https://${domain}`
}
