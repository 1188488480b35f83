import { describe, expect, test } from 'vitest'

import { AccountProfile, profileFields } from './my-account-profile'

const parse = (body: object) => AccountProfile.parse(body as never)

describe('the profile of the My Account API', () => {
  test('reads policies by JSON pointer and by name', () => {
    const { policies } = parse({
      profile_policy: {
        '/name': { access: 'read_write', source: 'user' },
        nickname: { access: 'read_write', source: 'user' },
        '/picture': { access: 'read_only', source: 'idp', reason: 'Synced' },
      },
    })
    expect(policies.name.canEdit).toBe(true)
    expect(policies.nickname.canEdit).toBe(true)
    expect(policies.picture).toEqual({ canEdit: false, source: 'idp', reason: 'Synced' })
  })

  test('drops a field of another type, and unknown fields', () => {
    const profile = parse({ name: 7, nickname: null, given_name: ' ', family_name: 'Reyes', user_metadata: { a: 1 } })
    expect(profile.values).toEqual({ family_name: 'Reyes' })
    expect(profile).not.toHaveProperty('user_metadata')
  })

  test.each([
    ['no policies', {}],
    ['null', { profile_policy: null }],
    ['a list', { profile_policy: [{ access: 'read_write' }] }],
    ['a text', { profile_policy: 'read_write' }],
    ['an odd policy', { profile_policy: { '/name': 'read_write', name: { access: 'read_write' } } }],
    ['a new kind of access', { profile_policy: { '/name': { access: 'admin_only', source: 7 } } }],
  ])('lets the user change nothing with %s', (_title, body) => {
    const { policies } = parse(body)
    expect(profileFields.filter((field) => policies[field].canEdit)).toEqual([])
  })

  test.each([
    ['a list', []],
    ['null', null],
    ['a text', 'profile'],
  ])('rejects %s', (_title, body) => {
    expect(AccountProfile.safeParse(body as never).success).toBe(false)
  })
})
