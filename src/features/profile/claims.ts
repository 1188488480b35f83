import { useEffect, useState } from 'react'
import * as z from 'zod/mini'

import { ifReadable } from '~/api/fields'
import { Flag } from '~/api/odd-fields'
import { useConsole, useUser } from '~/session/console-context'

const Text = ifReadable(z.string())

/** The claims of the ID token about the user. */
export const Claims = z.object({
  sub: z.string(),
  name: Text,
  given_name: Text,
  family_name: Text,
  nickname: Text,
  picture: Text,
  email_verified: ifReadable(Flag),
})
export type Claims = z.output<typeof Claims>

/** Returns the claims of the ID token, null if they cannot be read, or undefined until they are. */
export function useClaims(): Claims | null | undefined {
  const { identity } = useConsole()
  const { id } = useUser()
  const [claims, setClaims] = useState<Claims | null>()
  useEffect(() => {
    let isUnmounted = false
    const read = async () => {
      const parsed = Claims.safeParse(await identity.getClaims().catch(() => undefined))
      if (!isUnmounted) setClaims(parsed.data?.sub === id ? parsed.data : null)
    }
    void read()
    return () => {
      isUnmounted = true
    }
  }, [identity, id])
  return claims
}
