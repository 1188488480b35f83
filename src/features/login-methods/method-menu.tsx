import type { LoginMethod } from '~/api/my-account'
import { Menu, MenuItem } from '~/ui/overlays/menu'

import { nameOf } from './kinds'
import { words } from './words'

export type MethodActions = {
  onRename: (method: LoginMethod) => void
  onRemove: (method: LoginMethod) => void
  /** Opens the set-up of this kind again. */
  onFinish: (method: LoginMethod) => void
}

type Props = Omit<MethodActions, 'onFinish'> & { method: LoginMethod; anchor: HTMLElement; onClose: () => void }

/** Menu of a login method. Loaded when it is first opened. */
export function MethodMenu({ method, anchor, onClose, onRename, onRemove }: Props) {
  const closeAnd = (act: (method: LoginMethod) => void) => () => {
    anchor.focus()
    onClose()
    act(method)
  }
  return (
    <Menu anchor={anchor} label={words.actions(nameOf(method))} onClose={onClose}>
      {/* A user has only one recovery code, so it needs no name. */}
      {method.type !== 'recovery-code' && <MenuItem onSelect={closeAnd(onRename)}>{words.rename}</MenuItem>}
      <MenuItem danger onSelect={closeAnd(onRemove)}>
        {words.remove}
      </MenuItem>
    </Menu>
  )
}
