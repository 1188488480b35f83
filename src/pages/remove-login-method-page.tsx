import { paths } from '~/config/paths'
import { protects } from '~/features/login-methods/kinds'
import { RemoveMethodDialog } from '~/features/login-methods/remove-method-dialog'
import { useLoginMethodInUrl } from '~/features/login-methods/use-login-method-in-url'
import { useCloseDialog } from '~/ui/overlays/use-dialog-url'

/** `/security/remove/:id`: the dialog that removes a login method. */
export function Component() {
  const close = useCloseDialog(paths.security)
  const found = useLoginMethodInUrl(close)
  if (!found) return null
  const { method, others } = found
  const isLast = protects(method) && !others.some(protects)
  return <RemoveMethodDialog key={method.id} method={method} isLast={isLast} onClose={close} />
}
