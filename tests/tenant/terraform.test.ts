import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { ACTION_FILE, tenantFacts } from '../../deploy/auth0/tenant-facts.ts'
import { evaluate, innerBlock, readModule, resourceOf, type Block } from './terraform-module.ts'

// Parses the module as Terraform does and compares it with the facts. The workflow runs `terraform validate`, which knows
// the names and types of the provider's fields.

const input = {
  consoleUrl: 'https://app.example.com/console',
  tenantDomain: 'example.eu.auth0.com',
  audience: 'https://api.example.com',
  connection: 'users',
}
const facts = tenantFacts(input)

let module: Awaited<ReturnType<typeof readModule>>
let values: Record<string, unknown>
beforeAll(async () => {
  module = await readModule(join(import.meta.dirname, '../../deploy/auth0/terraform'))
  const locals: Block = Object.assign({}, ...module.locals)
  const given = {
    'var.console_url': input.consoleUrl,
    'var.tenant_domain': input.tenantDomain,
    'var.api_audience': input.audience,
    'var.database': input.connection,
    // Terraform's functions are not run here. The next test compares their calls.
    'local.url': input.consoleUrl,
    'local.origin': 'https://app.example.com',
  }
  values = {
    ...given,
    'local.my_account_audience': evaluate(locals['my_account_audience'], given),
    'local.my_account_scopes': locals['my_account_scopes'],
  }
})
const resource = (type: string, name: string) => evaluate(resourceOf(module, type, name), values) as Block

/** A resource without the fields that are Terraform's own. */
function settingsOf(type: string, name: string): Block {
  const { count: _count, depends_on: _dependsOn, ...settings } = resource(type, name)
  return settings
}

test('derives the URLs from the variable without a slash at the end, and the origin without a path', () => {
  const locals: Block = Object.assign({}, ...module.locals)
  expect(locals['url']).toBe('${trimsuffix(var.console_url, "/")}')
  expect(locals['origin']).toBe('${regex("^https://[^/]+", var.console_url)}')
  expect(/^https:\/\/[^/]+/.exec(input.consoleUrl)?.[0]).toBe(values['local.origin'])
})

describe('each resource has exactly the settings of the facts', () => {
  test('the application', () => {
    const client = settingsOf('auth0_client', 'console')
    const { cross_origin_auth: crossOrigin, ...settings } = client
    expect({
      ...settings,
      cross_origin_authentication: crossOrigin,
      jwt_configuration: innerBlock(client, 'jwt_configuration'),
      refresh_token: innerBlock(client, 'refresh_token'),
      token_endpoint_auth_method: resource('auth0_client_credentials', 'console')['authentication_method'],
    }).toEqual(facts.client)
  })

  test('the APIs, which an administrator may have created before', () => {
    expect(settingsOf('auth0_resource_server', 'api')).toEqual({ ...facts.api, name: 'Console API' })
    expect(settingsOf('auth0_resource_server', 'my_account')).toEqual(facts.myAccountApi)
    expect(resource('auth0_resource_server', 'api')['count']).toBe('${var.create_api ? 1 : 0}')
    expect(resource('auth0_resource_server', 'my_account')['count']).toBe('${var.create_my_account_api ? 1 : 0}')
  })

  test('the grant of the application for the My Account API', () => {
    const { client_id: client, scopes, ...grant } = settingsOf('auth0_client_grant', 'my_account')
    expect({ ...grant, scope: scopes }).toEqual(facts.clientGrant)
    expect(client).toBe('${auth0_client.console.id}')
  })

  test('the Action, deployed and bound to its trigger', () => {
    const { code, deploy, ...action } = settingsOf('auth0_action', 'second_factor')
    expect(action).toEqual(facts.action)
    expect(code).toBe(`\${file("\${path.module}/../${ACTION_FILE}")}`)
    expect(deploy).toBe(true)
    expect(settingsOf('auth0_trigger_action', 'second_factor')).toEqual({
      trigger: facts.action.supported_triggers[0].id,
      action_id: '${auth0_action.second_factor.id}',
    })
  })

  test('the database, if Terraform creates it', () => {
    const database = settingsOf('auth0_connection', 'database')
    const { password_policy: passwordPolicy, ...options } = innerBlock(database, 'options')
    const blocks = ['password_complexity_options', 'password_dictionary', 'password_no_personal_info']
    expect({
      ...database,
      options: {
        ...options,
        passwordPolicy,
        ...Object.fromEntries(blocks.map((name) => [name, innerBlock(options, name)])),
      },
    }).toEqual(facts.database)
    expect(resource('auth0_connection', 'database')['count']).toBe(
      '${var.database != null && var.create_database ? 1 : 0}',
    )
  })
})

test('manages only what the tests compare', () => {
  const resources = Object.entries(module.resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  )
  expect(resources.toSorted()).toEqual([
    'auth0_action.second_factor',
    'auth0_client.console',
    'auth0_client_credentials.console',
    'auth0_client_grant.my_account',
    'auth0_connection.database',
    'auth0_connection_client.console',
    'auth0_resource_server.api',
    'auth0_resource_server.my_account',
    'auth0_trigger_action.second_factor',
  ])
})
