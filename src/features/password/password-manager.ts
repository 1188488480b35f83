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
 * Who manages this person's password, in words; undefined where the account has a password here. Auth0 writes the
 * connection's kind before the first `|` of the subject.
 */
export function passwordManager(subject: string): string | undefined {
  const [kind = ''] = subject.split('|')
  return kind === 'auth0' ? undefined : (providers[kind] ?? 'another provider')
}
