import type { Config, Feature } from './config'

/** The pages that need the Management API. */
const managePages = new Set<Feature>(['tokens', 'invitations', 'notifications', 'promoCodes'])

/**
 * The one place that decides what this deployment offers: whether a page or a login method appears ("read"), and whether
 * the user can change something there ("edit"). Without its API, a page does not appear. No login method and no list of
 * sessions can do more than the Security page. This is for the user only: the server must refuse too.
 */
export function can(config: Config, feature: Feature, level: 'read' | 'edit'): boolean {
  const { [feature]: granted = 'edit', security = 'edit' } = config.features ?? {}
  if (feature === 'apiKeys') return config.apiKeys !== undefined && covers(granted, level)
  if (managePages.has(feature)) return config.manage !== undefined && covers(granted, level)
  if (feature === 'sessions' && !config.manage) return false
  return covers(granted, level) && (feature === 'profile' || covers(security, level))
}

const covers = (granted: string, level: string) => granted === 'edit' || granted === level

/** Whether the Security page and its check-up items call the My Account API. The Profile page asks for its own token. */
export function usesMyAccount(config: Config): boolean {
  return config.auth0.myAccount && can(config, 'security', 'read')
}
