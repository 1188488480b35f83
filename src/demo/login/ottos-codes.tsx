import { useEffect, useState } from 'react'

import { nextTotpCode } from '~/demo/account/one-time-codes'
import { isOttosRecoveryCode } from '~/demo/account/recovery-codes'
import type { Database } from '~/demo/data/database'
import { otto, OTTO_RECOVERY_CODE } from '~/demo/data/personas'
import { listConfirmedMethods } from '~/demo/tables/accounts'

/** Shows Otto's current code and his recovery code, because visitors do not have his phone. Updates every second. */
export function OttosCodes({ database }: { database: Database }) {
  const [, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((seconds) => seconds + 1), 1000)
    return () => clearInterval(timer)
  }, [])

  const [app] = listConfirmedMethods(database, otto, 'totp')
  const [recoveryCode] = listConfirmedMethods(database, otto, 'recovery-code')
  const code = app && nextTotpCode(app)
  return (
    <p className="demo-hint-box">
      {code && (
        <>
          {'Otto’s current code: '}
          <code>{`${code.slice(0, 3)} ${code.slice(3)}`}</code>
          <br />
        </>
      )}
      {isOttosRecoveryCode(recoveryCode) && (
        <>
          {'Otto’s recovery code: '}
          <code>{OTTO_RECOVERY_CODE}</code>
        </>
      )}
    </p>
  )
}
