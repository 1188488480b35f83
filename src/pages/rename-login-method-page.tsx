import { paths } from '~/config/paths'
import { RenameMethodDialog } from '~/features/login-methods/rename-method-dialog'
import { useLoginMethodInUrl } from '~/features/login-methods/use-login-method-in-url'
import { useCloseDialog } from '~/ui/overlays/use-dialog-url'

/** `/security/rename/:id`: the dialog that renames a login method. */
export function Component() {
  const close = useCloseDialog(paths.security)
  const found = useLoginMethodInUrl(close)
  return found ? <RenameMethodDialog key={found.method.id} method={found.method} onClose={close} /> : null
}
