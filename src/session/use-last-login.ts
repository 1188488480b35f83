import { useEffect, useState } from 'react'

import { useConsole } from './console-context'
import type { LastLogin } from './identity'

/** Returns what is known of the user's last login. Nothing is known until that is read. */
export function useLastLogin(): LastLogin {
  const { identity } = useConsole()
  const [login, setLogin] = useState<LastLogin>({})
  useEffect(() => void identity.getLastLogin().then(setLogin), [identity])
  return login
}
