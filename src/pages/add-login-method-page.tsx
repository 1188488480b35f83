import { useParams } from 'react-router'

import { paths } from '~/config/paths'
import { AddMethod } from '~/features/login-methods/add-method'
import { isEnrollable } from '~/features/login-methods/kinds'
import { useLoginMethods } from '~/features/login-methods/use-login-methods'
import { useCloseDialog, useOpenDialog } from '~/ui/overlays/use-dialog-url'

/**
 * `/security/add/:kind?`: the dialogs that set up a login method. Both URLs share one route, so that the dialog keeps its
 * state when the user chooses a kind. A kind that the tenant does not offer leads to the choice.
 */
export function Component() {
  const { kind = '' } = useParams()
  const account = useLoginMethods()
  const open = useOpenDialog()
  const close = useCloseDialog(paths.security)
  if (account.state !== 'ready') return null
  const { methods, factors } = account
  return (
    <AddMethod
      methods={methods}
      factors={factors}
      kind={isEnrollable(kind) && factors.includes(kind) ? kind : undefined}
      onKind={(chosen) => open(paths.addLoginMethod(chosen), { replace: true })}
      onClose={close}
    />
  )
}
