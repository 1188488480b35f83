import type { Management } from 'auth0'
import { expectTypeOf, test } from 'vitest'

import type { tenantFacts } from '../../deploy/auth0/tenant-facts.ts'

// Auth0's SDK knows the fields of the Auth0 Management API. `npm run test:tenant` runs the type checker over this file.

type Writable<T> = T extends object ? { -readonly [Key in keyof T]: Writable<T[Key]> } : T
type Facts = Writable<ReturnType<typeof tenantFacts>>
type Unknown<Given, Known> = Exclude<keyof Given, keyof Known>

test('the facts have the field names and values of the SDK', () => {
  expectTypeOf<Facts['client']>().toExtend<Management.CreateClientRequestContent>()
  expectTypeOf<Facts['api']>().toExtend<Management.CreateResourceServerRequestContent>()
  expectTypeOf<Facts['myAccountApi']>().toExtend<Management.CreateResourceServerRequestContent>()
  expectTypeOf<Facts['clientGrant']>().toExtend<Management.CreateClientGrantRequestContent>()
  expectTypeOf<Facts['action']>().toExtend<Management.CreateActionRequestContent>()
  expectTypeOf<NonNullable<Facts['database']>['options']>().toExtend<Management.ConnectionOptionsAuth0>()
})

test('the facts have no field that the SDK does not know', () => {
  expectTypeOf<Unknown<Facts['client'], Management.CreateClientRequestContent>>().toBeNever()
  expectTypeOf<Unknown<Facts['client']['refresh_token'], Management.ClientRefreshTokenConfiguration>>().toBeNever()
  expectTypeOf<Unknown<Facts['api'], Management.CreateResourceServerRequestContent>>().toBeNever()
  expectTypeOf<Unknown<Facts['myAccountApi'], Management.CreateResourceServerRequestContent>>().toBeNever()
  expectTypeOf<Unknown<Facts['clientGrant'], Management.CreateClientGrantRequestContent>>().toBeNever()
  expectTypeOf<Unknown<Facts['action'], Management.CreateActionRequestContent>>().toBeNever()
})
