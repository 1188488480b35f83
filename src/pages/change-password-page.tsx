import { useEffect, useState } from 'react'
import { useNavigate, useOutletContext } from 'react-router'

import { paths } from '~/config/paths'
import type { OnEnded } from '~/features/login-methods/sessions-note'
import { useLoginMethods } from '~/features/login-methods/use-login-methods'
import { ChangePasswordDialog } from '~/features/password/change-password-dialog'
import { ResetEmailDialog } from '~/features/password/reset-email-dialog'
import { usePassword } from '~/features/password/use-password'
import { useCan } from '~/session/console-context'
import { useCloseDialog } from '~/ui/overlays/use-dialog-url'

/** `/security/password`: the dialog that changes the password here, or sends a reset email when that fails. */
export function Component() {
  const { method, way } = usePassword(useLoginMethods())
  const [isSendingEmail, setSendingEmail] = useState(false)
  const onEnded = useOutletContext<OnEnded>()
  const close = useCloseDialog(paths.security)
  const canChange = useCan('password', 'edit')
  const navigate = useNavigate()
  useEffect(() => {
    if (!canChange) void navigate(paths.security, { replace: true })
  }, [canChange, navigate])
  if (!canChange) return null
  if (isSendingEmail) return <ResetEmailDialog onClose={close} />
  if (way !== 'here') return null
  return (
    <ChangePasswordDialog
      method={method}
      onSendEmail={() => setSendingEmail(true)}
      onChanged={() => onEnded('password')}
      onClose={close}
    />
  )
}
