import type { ApiKey } from '~/api/api-keys'
import { Menu, MenuItem } from '~/ui/overlays/menu'

import { words } from './words'

type RowMenuProps = {
  apiKey: ApiKey
  anchor: HTMLElement
  onClose: () => void
  onRename: (key: ApiKey) => void
  onDelete: (key: ApiKey) => void
}

/** The actions come from the links of the key and from nowhere else. */
export function RowMenu({ apiKey, anchor, onClose, onRename, onDelete }: RowMenuProps) {
  const choose = (act: (key: ApiKey) => void) => () => {
    anchor.focus()
    onClose()
    act(apiKey)
  }
  return (
    <Menu anchor={anchor} label={words.actionsFor(apiKey.name)} onClose={onClose}>
      <MenuItem onSelect={choose(onRename)} disabledReason={whyNot(apiKey.updateHref)}>
        {words.rename}
      </MenuItem>
      <MenuItem danger onSelect={choose(onDelete)} disabledReason={whyNot(apiKey.deleteHref)}>
        {words.delete}
      </MenuItem>
    </Menu>
  )
}

/** Why an action is not there; undefined when it is. */
export function whyNot(href: string | null | undefined): string | undefined {
  if (href === undefined) return words.notOffered
  return href === null ? words.refusedLink : undefined
}
