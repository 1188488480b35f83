import { useQueryClient } from '@tanstack/react-query'

import {
  accountProfileQuery,
  profileFields,
  readAccountProfile,
  updateAccountProfile,
  type AccountProfile,
} from '~/api/my-account-profile'
import { savedName, useUser } from '~/session/console-context'

import type { ProfileStore, Values } from './use-save-profile'

/** The profile of the My Account API in the cache, where every response leaves its newest state. */
export function useAccountStore(): ProfileStore {
  const client = useQueryClient()
  const { name: shownName } = useUser()
  const { queryKey } = accountProfileQuery()

  function keep(profile: AccountProfile): Values {
    client.setQueryData(queryKey, profile)
    const values = valuesOf(profile)
    // The menu shows the name of the ID token, which is older than this response.
    if (values['name'] && values['name'] !== shownName) savedName.setState(values['name'], true)
    return values
  }

  return {
    current: () => valuesOf(client.getQueryData(queryKey)),
    reload: async () => keep(await readAccountProfile()),
    async write(changes) {
      const answer = await updateAccountProfile(changes)
      const before = client.getQueryData(queryKey)
      if (!before) return changes
      // A response without the profile, such as an empty one, says that the changes were made.
      const hasProfile = answer !== undefined && profileFields.some((name) => answer.values[name] !== undefined)
      if (!hasProfile) return keep({ ...before, values: { ...before.values, ...changes } })
      return keep(answer.hasPolicies ? answer : { ...before, values: answer.values })
    },
  }
}

const valuesOf = (profile: AccountProfile | undefined): Values =>
  Object.fromEntries(profileFields.map((name) => [name, profile?.values[name] ?? '']))
