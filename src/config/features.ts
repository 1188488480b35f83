import type { Config, Feature } from './config'

/** The features that need an API of config.json. */
const apis: { [feature in Feature]?: 'apiKeys' | 'manage' } = {
  apiKeys: 'apiKeys',
  tokens: 'manage',
  invitations: 'manage',
  notifications: 'manage',
  promoCodes: 'manage',
}

/**
 * The one place that decides what this deployment offers: whether a page or a login method appears ("read"), and whether
 * the user can change something there ("edit"). Without its API, a page does not appear. No login method can do more than
 * the Security page. This is for the user only: the server must refuse too.
 */
export function can(config: Config, feature: Feature, level: 'read' | 'edit'): boolean {
  const { [feature]: granted = 'edit', security = 'edit' } = config.features ?? {}
  const api = apis[feature]
  if (api) return config[api] !== undefined && covers(granted, level)
  return covers(granted, level) && covers(security, level)
}

const covers = (granted: string, level: string) => granted === 'edit' || granted === level

/** Whether the console calls the My Account API, which only the Security page and its check-up items need. */
export function usesMyAccount(config: Config): boolean {
  return config.auth0.myAccount && can(config, 'security', 'read')
}
