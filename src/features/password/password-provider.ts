import { words } from './words'

const providers: Record<string, string> = {
  'google-oauth2': 'Google',
  github: 'GitHub',
  windowslive: 'Microsoft',
  linkedin: 'LinkedIn',
  apple: 'Apple',
  waad: 'your organization (Microsoft Entra ID)',
  samlp: 'your organization',
  okta: 'your organization (Okta)',
  oidc: 'your organization',
  ad: 'your organization',
}

/**
 * Returns the name of the provider that manages the user's password, or undefined if a database connection of the tenant
 * does. The part of the user ID before the first `|` names the kind of connection. `database` is `auth0.connection` of
 * config.json.
 */
export function passwordProvider(subject: string, database: string | null): string | undefined {
  const [kind = ''] = subject.split('|')
  return kind === 'auth0' && database !== null ? undefined : (providers[kind] ?? words.anotherProvider)
}
