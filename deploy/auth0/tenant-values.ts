import type { Config } from '~/config/config'
import { quoteForShell } from '~/lib/shell-text'

import { ACTION_FILE, ACTION_NAME, tenantFacts } from './tenant-facts.ts'

type Section = { title: string; rows: [name: string, value: string][] }

/**
 * Returns the settings that the tenant of a configuration needs, as text: first for the dashboard, then as input of
 * Auth0's Deploy CLI and of Terraform. `tenantDomain` is needed if `auth0.domain` is a custom domain.
 */
export function tenantValues(consoleUrl: string, { auth0 }: Pick<Config, 'auth0'>, tenantDomain?: string): string {
  const input = inputOf(consoleUrl, auth0, tenantDomain)
  return [
    ...dashboardSections(tenantFacts(input), auth0.myAccount).map(textOf),
    ...(tenantDomain === undefined ? [DOMAIN_NOTE] : []),
    IMPORT,
    `The variables for auth0/tenant.yaml, which auth0/tenant.env also has:\n\n${environment(input)}`,
    `Or with Terraform: write these lines to auth0/terraform/terraform.tfvars, and run terraform init and terraform apply there.\n\n${terraformVariables(input)}\n`,
  ].join('\n\n')
}

function inputOf(consoleUrl: string, { domain, audience, connection }: Config['auth0'], tenantDomain?: string) {
  return { consoleUrl, tenantDomain: tenantDomain ?? domain.replace(/^https?:\/\//i, ''), audience, connection }
}

/** Returns the variables of deploy/auth0/tenant.yaml, for a shell that reads them with `.` before the import. */
export function tenantEnvironment(consoleUrl: string, { auth0 }: Pick<Config, 'auth0'>, tenantDomain?: string): string {
  return `${environment(inputOf(consoleUrl, auth0, tenantDomain)).replace(/^ +/gm, '')}\n`
}

const IMPORT = `Instead of the settings above, one import makes them all. "latchkey init --console <url>" writes auth0/ for it, next to
config.json. It needs an application of the type Machine to Machine that may read, create and update clients, client grants,
resource servers, connections and actions. AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET are those of this application.

  . auth0/tenant.env
  export AUTH0_CLIENT_ID=… AUTH0_CLIENT_SECRET=…
  npx auth0-deploy-cli@8.44.0 import --input_file auth0/tenant.yaml`

const DOMAIN_NOTE =
  'If auth0.domain is a custom domain, put the host name of the tenant in its place, such as example.eu.auth0.com.'

function dashboardSections(facts: ReturnType<typeof tenantFacts>, hasMyAccount: boolean): Section[] {
  const { client, api, myAccountApi, clientGrant, database } = facts
  const { refresh_token: refreshToken } = client
  const myAccountPolicy = refreshToken.policies.map(({ audience, scope }) => `${audience} with ${scope.join(' ')}`)
  return [
    {
      title: 'Applications → Create Application → Single Page Web Applications',
      rows: [
        ['Name', client.name],
        ['Application Login URI', client.initiate_login_uri],
        ['Allowed Callback URLs', client.callbacks.join(', ')],
        ['Allowed Logout URLs', client.allowed_logout_urls.join(', ')],
        ['Allowed Web Origins', client.web_origins.join(', ')],
        ['Allow Cross-Origin Authentication', onOff(client.cross_origin_authentication)],
        ['Allowed Origins (CORS)', client.allowed_origins.join(', ')],
        ['Refresh Token Rotation', onOff(refreshToken.rotation_type === 'rotating')],
        ['Rotation Overlap Period', `${refreshToken.leeway} seconds`],
        ['Idle Refresh Token Lifetime', `${refreshToken.idle_token_lifetime} seconds`],
        ['Maximum Refresh Token Lifetime', `${refreshToken.token_lifetime} seconds`],
        ...(hasMyAccount ? ([['Multi-Resource Refresh Token', myAccountPolicy.join(', ')]] as Section['rows']) : []),
        ['Advanced → Grant Types', 'Authorization Code, Refresh Token, Passkey'],
        ['Advanced → JSON Web Token Signature Algorithm', client.jwt_configuration.alg],
        ['Credentials → Authentication Method', 'None'],
      ],
    },
    {
      title: 'Applications → APIs → Create API, or the API that exists',
      rows: [
        ['Identifier', api.identifier],
        ['Signing Algorithm', api.signing_alg],
        ['Allow Offline Access', onOff(api.allow_offline_access)],
        ['Allow Skipping User Consent', onOff(api.skip_consent_for_verifiable_first_party_clients)],
      ],
    },
    ...(hasMyAccount
      ? [
          {
            title: 'Applications → APIs → My Account API → Activate',
            rows: [
              ['Allow Skipping User Consent', onOff(myAccountApi.skip_consent_for_verifiable_first_party_clients)],
              ['Application Access', `${client.name}, user access: ${clientGrant.scope.join(' ')}`],
            ] as Section['rows'],
          },
        ]
      : []),
    {
      title: 'Actions → Library → Create Action → Login / Post Login',
      rows: [
        ['Name', ACTION_NAME],
        ['Code', `auth0/${ACTION_FILE}`],
        ['Then', 'Deploy, and add it to Actions → Triggers → post-login'],
      ],
    },
    ...(database
      ? [
          {
            title: `Authentication → Database → ${database.name}`,
            rows: [
              ['Applications', `${client.name} enabled`],
              ['Password Strength', database.options.passwordPolicy],
              ['Minimum Length', String(database.options.password_complexity_options.min_length)],
              ['Password Dictionary', onOff(database.options.password_dictionary.enable)],
              ['Personal Data', onOff(database.options.password_no_personal_info.enable)],
              ['Self-service change password', onOff(!database.options.disable_self_service_change_password)],
            ] as Section['rows'],
          },
        ]
      : []),
  ]
}

type Input = Parameters<typeof tenantFacts>[0]

function environment({ consoleUrl, tenantDomain, audience, connection }: Input): string {
  const values = {
    AUTH0_DOMAIN: tenantDomain,
    CONSOLE_URL: consoleUrl.replace(/\/$/, ''),
    CONSOLE_ORIGIN: new URL(consoleUrl).origin,
    API_AUDIENCE: audience,
    API_NAME: 'Console API',
    ...(connection === null ? { AUTH0_EXCLUDED: '["databases"]' } : { DATABASE: connection }),
  }
  return Object.entries(values)
    .map(([name, value]) => `  export ${name}=${quoteForShell(value)}`)
    .join('\n')
}

function terraformVariables({ consoleUrl, tenantDomain, audience, connection }: Input): string {
  const values = { console_url: consoleUrl, tenant_domain: tenantDomain, api_audience: audience, database: connection }
  return Object.entries(values)
    .map(([name, value]) => `  ${name.padEnd(13)} = ${value === null ? 'null' : quoteForTerraform(value)}`)
    .join('\n')
}

/** In a string of Terraform, `${` and `%{` start an expression. */
function quoteForTerraform(value: string): string {
  return JSON.stringify(value).replaceAll(/[$%](?=\{)/g, '$&$&')
}

function onOff(isOn: boolean): string {
  return isOn ? 'on' : 'off'
}

function textOf({ title, rows }: Section): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  return [title, '', ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join('\n')
}
