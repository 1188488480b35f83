import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { ApiError } from './errors'
import { ifReadable } from './fields'
import { halActions, halApi, HalLinks, halPage } from './hal'

const PROFILES = 'profiles'
/** The oldest key of the user, for its link to the profile. */
const ONE_KEY = 'apikeys/?page=0&size=1&sort=created%2Casc'

const Text = ifReadable(z.string())

/** The links of a key and nothing else: the default key also carries the developer token. */
const KeyLinks = halPage('apikeys', z.object({ _links: HalLinks }))

export const WireProfile = z.object({
  id: Text,
  name: Text,
  phone: Text,
  handle: Text,
  email: Text,
  _links: HalLinks,
})

export const PlatformProfile = z.pipe(WireProfile, z.transform(toProfile))
export type PlatformProfile = ReturnType<typeof toProfile>

function toProfile({ _links, ...profile }: z.output<typeof WireProfile>) {
  const { update } = halActions(_links, profile.id)
  return {
    ...profile,
    /** Undefined if this user may not change the profile. Null if the link leads outside the API, or to the list. */
    updateHref: typeof update === 'string' ? halApi.confine(update, PROFILES) : update,
  }
}

/** The user's profile, or null if the server has none for this user, or does not show it. */
export const platformProfileQuery = (userId: string) =>
  queryOptions({
    queryKey: ['profile', 'platform', userId],
    queryFn: ({ signal }) => readPlatformProfile(userId, signal),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retryOnMount: false,
  })

/**
 * Follows the `profile` link of the user's oldest key. A user without keys gets the documented URL, and so does a link
 * that leads elsewhere.
 */
export async function readPlatformProfile(userId: string, signal?: AbortSignal): Promise<PlatformProfile | null> {
  const options = signal && { signal }
  try {
    const { items } = await halApi.send({ href: ONE_KEY, schema: KeyLinks, ...options })
    const link = halActions(items[0]?._links ?? {}, userId)['profile']
    const href = (link && halApi.confine(link, PROFILES)) ?? `${PROFILES}/${encodeURIComponent(userId)}`
    return await halApi.send({ href, itemOf: PROFILES, schema: PlatformProfile, ...options })
  } catch (error) {
    if (error instanceof ApiError && ['not-found', 'forbidden'].includes(error.kind)) return null
    throw error
  }
}

const MaybeProfile = z.pipe(
  z.unknown(),
  z.transform((body) => PlatformProfile.safeParse(body).data),
)

/** Replaces name and phone, and sends the email as it is. Returns undefined if the response cannot be read. */
export function updatePlatformProfile(
  { name, phone, email, updateHref }: PlatformProfile,
  changes: { name?: string; phone?: string },
): Promise<PlatformProfile | undefined> {
  const body = { name, phone, email, ...changes }
  return halApi.send({ method: 'PUT', href: updateHref ?? '', itemOf: PROFILES, body, schema: MaybeProfile })
}
