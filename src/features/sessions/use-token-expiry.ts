import { useEffect, useState } from 'react'

import { decodeJwt } from '~/api/jwt'
import { useConsole } from '~/session/console-context'
import { useServerMinutes } from '~/ui/hooks/use-server-now'

/** Returns when the page's bearer token expires, or undefined if the token does not say so. It is renewed while in use. */
export function useTokenExpiry(): Date | undefined {
  const { identity } = useConsole()
  const [expiry, setExpiry] = useState<Date>()
  const now = useServerMinutes()
  const isOver = expiry !== undefined && expiry.getTime() <= now
  useEffect(() => {
    let isUnmounted = false
    const keep = (token?: string) => {
      if (!isUnmounted) setExpiry(token === undefined ? undefined : decodeJwt(token)?.expiresAt)
    }
    // Without a session there is no token, and the frame says so.
    identity.getBearerToken().then(keep, () => keep())
    return () => {
      isUnmounted = true
    }
  }, [identity, isOver])
  return isOver ? undefined : expiry
}
