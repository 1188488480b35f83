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
 * Returns the name of the provider that manages the user's password, or undefined if Auth0's database does. The part of
 * the user ID before the first `|` names the connection.
 */
export function passwordProvider(subject: string): string | undefined {
  const [kind = ''] = subject.split('|')
  return kind === 'auth0' ? undefined : (providers[kind] ?? 'another provider')
}
