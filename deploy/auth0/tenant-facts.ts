import { paths } from '~/config/paths'
import { PROFILE_SCOPES } from '~/session/profile-scopes'
import { MY_ACCOUNT_SCOPES } from '~/session/scopes'

export type TenantInput = {
  /** URL of the console, with its base path if it has one. */
  consoleUrl: string
  /** Host name of the tenant, such as example.eu.auth0.com. It is not the custom domain. */
  tenantDomain: string
  /** `auth0.audience` and `auth0.connection` of config.json. */
  audience: string
  connection: string | null
}

/** How long a refresh token lives without use. Each reload leaves an unused one behind, so a few hours. */
const IDLE_SECONDS = 4 * 60 * 60
/** Auth0's default. The rotation does not extend it. */
const LIFETIME_SECONDS = 30 * 24 * 60 * 60
/** Seconds in which the last refresh token still works, for a tab whose response was lost. */
const OVERLAP_SECONDS = 5

/** The Security page, then the Profile page, which requests its scopes with a separate token. */
const GRANTED_SCOPES = [...MY_ACCOUNT_SCOPES, PROFILE_SCOPES.read, PROFILE_SCOPES.update]

export const APPLICATION_NAME = 'Latchkey'
export const ACTION_NAME = 'Latchkey second factor'
export const ACTION_FILE = 'ask-for-second-factor.js'

/**
 * The settings that the console needs in an Auth0 tenant, in the form of the Auth0 Management API. tenant.yaml, the
 * Terraform module and the list for the dashboard say the same; tests compare them. docs/auth0.md says what each is for.
 */
export function tenantFacts({ consoleUrl, tenantDomain, audience, connection }: TenantInput) {
  const urlOf = (path: string) => `${consoleUrl.replace(/\/$/, '')}${path}`
  const { origin } = new URL(consoleUrl)
  const myAccountAudience = `https://${tenantDomain}/me/`
  return {
    client: {
      name: APPLICATION_NAME,
      app_type: 'spa',
      is_first_party: true,
      oidc_conformant: true,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token', 'urn:okta:params:oauth:grant-type:webauthn'],
      jwt_configuration: { alg: 'RS256' },
      callbacks: [urlOf(paths.callback)],
      allowed_logout_urls: [urlOf(paths.login)],
      web_origins: [origin],
      allowed_origins: [origin],
      initiate_login_uri: urlOf(paths.login),
      cross_origin_authentication: true,
      refresh_token: {
        rotation_type: 'rotating',
        expiration_type: 'expiring',
        leeway: OVERLAP_SECONDS,
        token_lifetime: LIFETIME_SECONDS,
        infinite_token_lifetime: false,
        idle_token_lifetime: IDLE_SECONDS,
        infinite_idle_token_lifetime: false,
        // The audience of the login needs no policy: Auth0 adds the policies to what the login was granted.
        policies: [{ audience: myAccountAudience, scope: GRANTED_SCOPES }],
      },
    },
    // One refresh token for several APIs works only with APIs that skip the consent of first-party applications.
    api: {
      identifier: audience,
      signing_alg: 'RS256',
      allow_offline_access: true,
      skip_consent_for_verifiable_first_party_clients: true,
    },
    myAccountApi: {
      name: 'Auth0 My Account API',
      identifier: myAccountAudience,
      skip_consent_for_verifiable_first_party_clients: true,
    },
    clientGrant: { audience: myAccountAudience, scope: GRANTED_SCOPES, subject_type: 'user' },
    action: { name: ACTION_NAME, runtime: 'node22', supported_triggers: [{ id: 'post-login', version: 'v3' }] },
    // A tenant without passwords has no database.
    database: connection === null ? null : databaseFacts(connection),
  } as const
}

function databaseFacts(name: string) {
  return {
    name,
    strategy: 'auth0',
    options: {
      brute_force_protection: true,
      disable_self_service_change_password: false,
      passwordPolicy: 'good',
      password_complexity_options: { min_length: 12 },
      password_dictionary: { enable: true },
      password_no_personal_info: { enable: true },
    },
  } as const
}
