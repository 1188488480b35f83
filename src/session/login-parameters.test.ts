import { expect, test } from 'vitest'

import { asksForLogin } from './login-parameters'

test.each([
  '?invitation=inv_1',
  '?organization=org_2',
  '?organization_name=acme',
  '?login_hint=joe%40example.com',
  '?screen_hint=signup',
  '?iss=https%3A%2F%2Fevil.example%2F',
  '?i%73s=https%3A%2F%2Fevil.example%2F',
  '?a=b&%6frganization=org_2',
  '?iss',
])('/login%s asks for a login, so no silent login may run', (search) => {
  expect(asksForLogin(search)).toBe(true)
})

test.each(['', '?from=https%3A%2F%2Fapp.example.com%2F', '?organizations=1', '?x=iss=1', '?ISS=1'])(
  '/login%s does not ask for a login',
  (search) => {
    expect(asksForLogin(search)).toBe(false)
  },
)
