import { useEffect, useState } from 'react'

import { confirmedMethods } from '~/demo/tables/accounts'
import { totpCodeNow } from '~/demo/account/one-time-codes'
import { isFirstRecoveryCode } from '~/demo/account/recovery-codes'
import type { Database } from '~/demo/data/database'
import { otto, OTTO_RECOVERY_CODE } from '~/demo/data/personas'

/** What Otto would find on his phone and in his drawer. Everybody else has a phone of their own. */
export function CodeNow({ database }: { database: Database }) {
  const [, setSecond] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSecond((second) => second + 1), 1000)
    return () => clearInterval(timer)
  }, [])

  const [app] = confirmedMethods(database, otto, 'totp')
  const [recovery] = confirmedMethods(database, otto, 'recovery-code')
  const code = app && totpCodeNow(app)
  return (
    <p className="demo-code-now">
      {code && (
        <>
          {'His code right now: '}
          <code>{`${code.slice(0, 3)} ${code.slice(3)}`}</code>
          <br />
        </>
      )}
      {isFirstRecoveryCode(recovery) && (
        <>
          {'His recovery code: '}
          <code>{OTTO_RECOVERY_CODE}</code>
        </>
      )}
    </p>
  )
}
