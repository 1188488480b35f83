import type { ManagementToken } from '~/api/management-tokens'
import { Menu, MenuItem } from '~/ui/overlays/menu'

import { downloadExpiry } from './download-expiry'
import { words } from './words'

type Props = {
  token: ManagementToken
  label: string
  isExpired: boolean
  /** A successor has been made, and the rest remains to be done. */
  isBeingReplaced: boolean
  anchor: HTMLElement
  onClose: () => void
  onRotate: (token: ManagementToken) => void
  onDelete: (token: ManagementToken) => void
}

export function TokenMenu({ token, label, isExpired, isBeingReplaced, anchor, onClose, ...acts }: Props) {
  const choose = (act: (token: ManagementToken) => void) => () => {
    anchor.focus()
    onClose()
    act(token)
  }
  const notReplaced = token.isSession ? words.notForSessions : token.isSuper ? words.notForSuper : undefined
  const notDated = token.expires ? (isExpired ? words.isOver : undefined) : words.hasNoEnd
  return (
    <Menu anchor={anchor} label={label} onClose={onClose}>
      <MenuItem onSelect={choose(acts.onRotate)} disabledReason={isBeingReplaced ? undefined : notReplaced}>
        {isBeingReplaced ? words.continueReplacing : words.replace}
      </MenuItem>
      <MenuItem onSelect={choose(downloadExpiry)} disabledReason={notDated}>
        {words.addToCalendar}
      </MenuItem>
      <MenuItem danger onSelect={choose(acts.onDelete)}>
        {words.delete}
      </MenuItem>
    </Menu>
  )
}
