import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { ifReadable } from './fields'
import { createMyAccountClient, fetchOncePerVisit } from './my-account-client'

/** The profile of the My Account API. Its tokens have scopes that those of the login methods do not have. */
export const myProfileApi = createMyAccountClient()

export const PROFILE = 'profile'

/** The fields that a policy may let the user change. */
export const profileFields = ['name', 'given_name', 'family_name', 'nickname', 'picture'] as const
export type ProfileField = (typeof profileFields)[number]

export type FieldPolicy = {
  canEdit: boolean
  /** `idp`: the login provider manages the field. `system`: the tenant does. Auth0 may add values. */
  source: string | undefined
  /** Why the field cannot be changed, in the words of the tenant. Untrusted text. */
  reason: string | undefined
}

const Text = ifReadable(z.string())
const Policy = z.object({ access: Text, source: Text, reason: Text })
const Policies = ifReadable(z.record(z.string(), z.unknown()))

const WireProfile = z.object({
  name: Text,
  given_name: Text,
  family_name: Text,
  nickname: Text,
  picture: Text,
  phone_number: Text,
  username: Text,
  profile_policy: Policies,
})

export const AccountProfile = z.pipe(WireProfile, z.transform(toProfile))
export type AccountProfile = ReturnType<typeof toProfile>

function toProfile({ profile_policy: policies, phone_number, username, ...values }: z.output<typeof WireProfile>) {
  return {
    values,
    phone: phone_number,
    username,
    /** False if the response does not have the policies, as an answer to a write may. */
    hasPolicies: policies !== undefined,
    policies: Object.fromEntries(profileFields.map((field) => [field, policyOf(field, policies)])) as Record<
      ProfileField,
      FieldPolicy
    >,
  }
}

/** Auth0's SDKs know the key of a policy with a slash, like a JSON pointer, and without it. No policy means read-only. */
function policyOf(field: ProfileField, policies: Record<string, unknown> = {}): FieldPolicy {
  const { access, source, reason } = Policy.safeParse(policies[`/${field}`] ?? policies[field]).data ?? {}
  return { canEdit: access === 'read_write', source, reason }
}

/** The profile, which is patched from the responses to writes. */
export const accountProfileQuery = () =>
  queryOptions({
    queryKey: ['profile', 'account'],
    queryFn: ({ signal }) => readAccountProfile(signal),
    ...fetchOncePerVisit,
  })

export function readAccountProfile(signal?: AbortSignal): Promise<AccountProfile> {
  return myProfileApi.send({ href: PROFILE, schema: AccountProfile, ...(signal && { signal }) })
}

/** A 2xx means success, with any body. */
const MaybeProfile = z.pipe(
  z.unknown(),
  z.transform((body) => AccountProfile.safeParse(body).data),
)

/**
 * Changes fields and returns the new profile, or undefined if the response cannot be read. The API changes all of the
 * fields or none.
 */
export function updateAccountProfile(
  changes: Partial<Record<ProfileField, string>>,
): Promise<AccountProfile | undefined> {
  return myProfileApi.send({ method: 'PATCH', href: PROFILE, body: changes, schema: MaybeProfile })
}
