import type { LoginMethod } from '~/api/my-account'
import { Menu, MenuItem } from '~/ui/overlays/menu'

import { nameOf } from './kinds'
import type { MethodActions } from './method-list'
import { words } from './words'

type Props = MethodActions & { method: LoginMethod; anchor: HTMLElement; onClose: () => void }

/** Fetched when it is first opened. */
export function MethodMenu({ method, anchor, onClose, onRename, onRemove, onFinish }: Props) {
  const then = (act: (about: LoginMethod) => void) => () => {
    anchor.focus()
    onClose()
    act(method)
  }
  return (
    <Menu anchor={anchor} label={words.actions(nameOf(method))} onClose={onClose}>
      {/* There is one, so it needs no name; what people want of it is another. */}
      {method.type === 'recovery-code' ? (
        <MenuItem onSelect={then(onFinish)}>{words.newRecoveryCode}</MenuItem>
      ) : (
        <MenuItem onSelect={then(onRename)}>{words.rename}</MenuItem>
      )}
      <MenuItem danger onSelect={then(onRemove)}>
        {words.remove}
      </MenuItem>
    </Menu>
  )
}
