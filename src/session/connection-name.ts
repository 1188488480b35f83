/** The kinds of connections that have a name of their own. */
const names: Record<string, string> = {
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
 * Returns the name of the provider through which the user logs in, or undefined for a database of the tenant and an
 * unknown kind. The part of the user ID before the first `|` names the kind of connection.
 */
export function connectionName(subject: string): string | undefined {
  const [kind = ''] = subject.split('|')
  return Object.hasOwn(names, kind) ? names[kind] : undefined
}
