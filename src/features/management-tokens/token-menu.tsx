import type { ManagementToken } from '~/api/management-tokens'
import { useCan } from '~/session/console-context'
import { Menu, MenuItem } from '~/ui/overlays/menu'

import { downloadExpiry } from './download-expiry'
import { fullTime } from '~/ui/text/exact-time'

import { whyNotRotate } from './why-not-rotate'
import { words } from './words'

type Props = {
  token: ManagementToken
  label: string
  isExpired: boolean
  /** True if a rotation of this token has started and is not finished. */
  isBeingRotated: boolean
  anchor: HTMLElement
  onClose: () => void
  onRotate: (token: ManagementToken) => void
  onDelete: (token: ManagementToken) => void
}

export function TokenMenu({ token, label, isExpired, isBeingRotated, anchor, onClose, ...acts }: Props) {
  const closeAnd = (act: (token: ManagementToken) => void) => () => {
    anchor.focus()
    onClose()
    act(token)
  }
  const canEdit = useCan('tokens', 'edit')
  const whyNoCalendar = token.expires ? (isExpired ? words.hasExpired : undefined) : words.neverExpires
  return (
    <Menu anchor={anchor} label={label} onClose={onClose} facts={factsOf(token)}>
      {canEdit && (
        <MenuItem onSelect={closeAnd(acts.onRotate)} disabledReason={isBeingRotated ? undefined : whyNotRotate(token)}>
          {isBeingRotated ? words.continueRotation : words.rotate}
        </MenuItem>
      )}
      <MenuItem onSelect={closeAnd(downloadExpiry)} disabledReason={whyNoCalendar}>
        {words.addToCalendar}
      </MenuItem>
      {canEdit && (
        <MenuItem danger onSelect={closeAnd(acts.onDelete)}>
          {words.delete}
        </MenuItem>
      )}
    </Menu>
  )
}

function factsOf({ created, lastUsed, expires }: ManagementToken): string[] {
  return [
    ...(created ? [`${words.created}: ${fullTime(created)}`] : []),
    ...(lastUsed ? [`${words.lastUsed}: ${fullTime(lastUsed)}`] : []),
    ...(expires ? [`${words.expires}: ${fullTime(expires)}`] : []),
  ]
}
