import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'

import { asApiError } from '~/api/errors'
import { platformProfileQuery, readPlatformProfile, updatePlatformProfile, type PlatformProfile } from '~/api/profiles'
import { useCan, useUser } from '~/session/console-context'
import { Problem } from '~/ui/feedback/problem'

import { ProfileForm, type Field } from './profile-form'
import type { ProfileStore, Values } from './use-save-profile'
import { platformWords as words } from './words'

/** The longest text that the console sends (assumption: no limit is documented). */
const MAX_LENGTH = 255

/** The profile at the API of the API keys. Hidden if the server has none for this user. */
export function PlatformSection({ host }: { host: string }) {
  const headingId = useId()
  const query = useQuery(platformProfileQuery(useUser().id))
  const canEdit = useCan('profile', 'edit')
  const store = usePlatformStore()
  const { data: profile } = query
  if (!profile && !query.error) return null
  const isEditable = canEdit && typeof profile?.updateHref === 'string'
  const reason = canEdit ? words.readOnly : undefined
  const field = (name: 'name' | 'phone', more: { autoComplete: string; type?: 'tel'; canBeEmpty?: boolean }): Field =>
    isEditable ? { name, label: words[name], maxLength: MAX_LENGTH, ...more } : { name, label: words[name], reason }

  return (
    <section aria-labelledby={headingId} className="section">
      <div className="section-head">
        <h2 id={headingId}>{words.title(host)}</h2>
        <span>{words.purpose}</span>
      </div>
      {profile ? (
        <div className="panel">
          <ProfileForm
            id="platform"
            label={words.title(host)}
            fields={[
              field('name', { autoComplete: 'name' }),
              field('phone', { autoComplete: 'tel', type: 'tel', canBeEmpty: true }),
              { name: 'handle', label: words.handle, reason: isEditable ? words.handleFixed : undefined },
            ]}
            values={valuesOf(profile)}
            store={store}
          />
        </div>
      ) : (
        <Problem error={asApiError(query.error)} title={words.loadFailed} onRetry={() => void query.refetch()} />
      )}
    </section>
  )
}

function usePlatformStore(): ProfileStore {
  const client = useQueryClient()
  const { id } = useUser()
  const { queryKey } = platformProfileQuery(id)
  const current = () => client.getQueryData(queryKey)

  function keep(profile: PlatformProfile): Values {
    client.setQueryData(queryKey, profile)
    return valuesOf(profile)
  }
  return {
    current: () => valuesOf(current()),
    async reload() {
      const profile = await readPlatformProfile(id)
      return profile ? keep(profile) : valuesOf(current())
    },
    async write(changes) {
      const before = current()
      if (!before) return changes
      const answer = await updatePlatformProfile(before, changes)
      // A response may leave out what it did not change, and its links.
      const known = Object.fromEntries(Object.entries(answer ?? {}).filter(([, value]) => value !== undefined))
      return keep({ ...before, ...changes, ...known })
    },
  }
}

const valuesOf = (profile: PlatformProfile | null | undefined): Values => ({
  name: profile?.name ?? '',
  phone: profile?.phone ?? '',
  handle: profile?.handle ?? '',
})
