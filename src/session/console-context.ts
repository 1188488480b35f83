import { createContext, use, useEffect, useState } from 'react'

import type { StepUp } from '~/api/errors'
import type { Config } from '~/config/config'
import type { Identity, User } from './identity'

type Console = { config: Config; identity: Identity }

export const ConsoleContext = createContext<Console | null>(null)

/** The configuration of this deployment and who is using it. */
export function useConsole(): Console {
  const value = use(ConsoleContext)
  if (!value) throw new Error('useConsole is for what is rendered inside the console.')
  return value
}

/** The way into a project of the platform; undefined where this deployment knows none. */
export function useProjectUrl(): (projectId: string) => string | undefined {
  const { project } = useConsole().config.links
  return (projectId) => project?.replace('{id}', encodeURIComponent(projectId))
}

/** The user who is signed in. For what only a guarded route renders. */
export function useUser(): User {
  const { user } = useConsole().identity
  if (!user) throw new Error('useUser is for what is rendered behind the guard.')
  return user
}

/** What the login that this page began with proved of who is there: nothing is false, and undefined not known yet. */
export function useCompletedStepUp(): StepUp | false | undefined {
  const { identity } = useConsole()
  const [hasConfirmed, setConfirmed] = useState<StepUp | false>()
  useEffect(() => {
    void identity.getCompletedStepUp().then((proved) => setConfirmed(proved ?? false))
  }, [identity])
  return hasConfirmed
}

/** The web address of the tenant. The configuration may name it with or without a scheme. */
export function tenantUrl({ domain }: Config['auth0']): string {
  return /^https?:\/\//.test(domain) ? domain : `https://${domain}`
}

/** Whether a login that has just proved this much must be enough for a demand: another one would prove no more. */
export function satisfiesStepUp(proved: StepUp | false | undefined, demanded: StepUp | undefined): boolean {
  return proved === 'mfa' || (proved === 'recent' && demanded !== 'mfa')
}
