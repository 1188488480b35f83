import type { ManagementToken } from '~/api/management-tokens'
import { Menu, MenuItem } from '~/ui/menu'

import { nameOf } from './name'
import { words } from './words'

type Props = {
  token: ManagementToken
  isExpired: boolean
  /** A successor has been made, and the rest remains to be done. */
  isBeingReplaced: boolean
  anchor: HTMLElement
  onClose: () => void
  onReplace: (token: ManagementToken) => void
  onAddToCalendar: (token: ManagementToken) => void
  onDelete: (token: ManagementToken) => void
}

export function TokenMenu({ token, isExpired, isBeingReplaced, anchor, onClose, ...acts }: Props) {
  const choose = (act: (token: ManagementToken) => void) => () => {
    anchor.focus()
    onClose()
    act(token)
  }
  const notReplaced = token.isSession ? words.notForSessions : token.isSuper ? words.notForSuper : undefined
  const notDated = token.expires ? (isExpired ? words.isOver : undefined) : words.hasNoEnd
  return (
    <Menu anchor={anchor} label={words.actionsFor(nameOf(token))} onClose={onClose}>
      <MenuItem onSelect={choose(acts.onReplace)} disabledReason={isBeingReplaced ? undefined : notReplaced}>
        {isBeingReplaced ? words.continueReplacing : words.replace}
      </MenuItem>
      <MenuItem onSelect={choose(acts.onAddToCalendar)} disabledReason={notDated}>
        {words.addToCalendar}
      </MenuItem>
      <MenuItem danger onSelect={choose(acts.onDelete)}>
        {words.delete}
      </MenuItem>
    </Menu>
  )
}
