import { createContext, use, useEffect, useState } from 'react'
import { createStore, useStore } from 'zustand'

import type { StepUp } from '~/api/errors'
import type { Config, Feature } from '~/config/config'
import { can } from '~/config/features'
import { isDots } from '~/config/paths'

import type { Identity, User } from './identity'

type Console = { config: Config; identity: Identity }

export const ConsoleContext = createContext<Console | null>(null)

/** Returns the configuration of this deployment, and the identity of the user. */
export function useConsole(): Console {
  const value = use(ConsoleContext)
  if (!value) throw new Error('useConsole must be used inside ConsoleContext.')
  return value
}

/** Returns whether config.json lets the user see a page or login method, or change something there. */
export function useCan(feature: Feature, level: 'read' | 'edit'): boolean {
  return can(useConsole().config, feature, level)
}

/**
 * Returns a function from an ID to the URL of `links.project` or `links.organization`. Undefined if not configured, and for
 * an ID of only dots, which would lead to the page above.
 */
export function useLinkTo(kind: 'project' | 'organization'): (id: string) => string | undefined {
  const link = useConsole().config.links[kind]
  return (id) => (isDots(id) ? undefined : link?.replaceAll('{id}', encodeURIComponent(id)))
}

/** The name that the user has saved in this document. The ID token has the old name until it is renewed. */
export const savedName = createStore<string | undefined>(() => undefined)

/** Returns the logged-in user. Only for components below `requireSession`. */
export function useUser(): User {
  const { user } = useConsole().identity
  const name = useStore(savedName)
  if (!user) throw new Error('useUser must be used in a route that requires a session.')
  return name === undefined ? user : { ...user, name }
}

/** Returns the step-up that the last login completed, false for none, or undefined while the promise is pending. */
export function useCompletedStepUp(): StepUp | false | undefined {
  const { identity } = useConsole()
  const [completed, setCompleted] = useState<StepUp | false>()
  useEffect(() => {
    void identity.getCompletedStepUp().then((stepUp) => setCompleted(stepUp ?? false))
  }, [identity])
  return completed
}

/** Returns the URL of the tenant. `auth0.domain` may or may not have a scheme. */
export function tenantUrl({ domain }: Config['auth0']): string {
  return /^https?:\/\//.test(domain) ? domain : `https://${domain}`
}

/** True if the completed step-up covers the demanded one, so that another login would not help. */
export function satisfiesStepUp(completed: StepUp | false | undefined, demanded: StepUp | undefined): boolean {
  return completed === 'mfa' || (completed === 'recent' && demanded !== 'mfa')
}
