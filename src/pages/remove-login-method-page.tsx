import { useOutletContext } from 'react-router'

import type { LoginMethod } from '~/api/my-account'
import { paths } from '~/config/paths'
import { protects } from '~/features/login-methods/kinds'
import { RemoveMethodDialog } from '~/features/login-methods/remove-method-dialog'
import type { Ended, OnEnded } from '~/features/login-methods/sessions-note'
import { useLoginMethodInUrl } from '~/features/login-methods/use-login-method-in-url'
import { useCloseDialog } from '~/ui/overlays/use-dialog-url'

/** `/security/remove/:id`: the dialog that removes a login method. */
export function Component() {
  const close = useCloseDialog(paths.security)
  const onEnded = useOutletContext<OnEnded>()
  const found = useLoginMethodInUrl(close)
  if (!found) return null
  const { method, others, hasUnreadable } = found
  // A method that could not be read may be another factor.
  const isLast = protects(method) && !others.some(protects) && (hasUnreadable ? 'maybe' : true)
  return (
    <RemoveMethodDialog
      key={method.id}
      method={method}
      isLast={isLast}
      onRemoved={() => method.isConfirmed && onEnded(endedBy(method))}
      onClose={close}
    />
  )
}

function endedBy({ type }: LoginMethod): Ended {
  return type === 'passkey' || type === 'recovery-code' ? type : 'factor'
}
