import type { Auth0ContextInterface } from '@auth0/auth0-react'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'

import { Named } from '~/api/named'
import { VerifiedToken } from '~/api/management-tokens'
import { readUser } from '~/session/auth0-identity'

const created = '2026-01-01T00:00:00Z'

test.each([' ', '\u200B', null])('the name %j of a user, a project or a token’s owner is replaced', (name) => {
  const user = { sub: 'auth0|maria', name: name ?? undefined, email: 'maria@example.com' }
  expect(readUser({ isAuthenticated: true, user } as unknown as Auth0ContextInterface)?.name).toBe('maria@example.com')
  expect(z.parse(Named, { id: 7, name })).toEqual({ id: '7', name: '7' })
  expect(z.parse(VerifiedToken, { id: 7, created, user: { email: name, name: 'Maria' } }).owner).toBe('Maria')
  expect(z.parse(VerifiedToken, { id: 7, created, user: { email: name, name } }).owner).toBeUndefined()
})
