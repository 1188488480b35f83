import { useNavigate } from 'react-router'

import type { ApiKey } from '~/api/api-keys'
import { paths } from '~/config/paths'
import { Menu, MenuItem } from '~/ui/overlays/menu'

import { fullTime } from '~/ui/text/exact-time'

import { menuWords } from './menu-words'
import { useOwnKeyRotations } from './use-own-key-rotations'
import { whyNotRotate } from './why-not-rotate'
import { words } from './words'

type RowMenuProps = {
  apiKey: ApiKey
  anchor: HTMLElement
  onClose: () => void
  onRename: (key: ApiKey) => void
  onDelete: (key: ApiKey) => void
}

/** The menu of a row. The key's HAL links decide which actions are enabled. */
export function RowMenu({ apiKey, anchor, onClose, onRename, onDelete }: RowMenuProps) {
  const choose = (act: (key: ApiKey) => void) => () => {
    anchor.focus()
    onClose()
    act(apiKey)
  }
  const navigate = useNavigate()
  const isBeingRotated = useOwnKeyRotations().rotations.some(({ oldId }) => oldId === apiKey.id)
  return (
    <Menu anchor={anchor} label={words.actionsFor(apiKey.name)} onClose={onClose} facts={factsOf(apiKey)}>
      <MenuItem onSelect={choose(onRename)} disabledReason={disabledReasonOf(apiKey.updateHref)}>
        {words.rename}
      </MenuItem>
      <MenuItem
        onSelect={choose(({ id }) => void navigate(paths.rotateApiKey(id)))}
        disabledReason={isBeingRotated ? undefined : whyNotRotate(apiKey)}
      >
        {isBeingRotated ? menuWords.continueRotation : menuWords.rotate}
      </MenuItem>
      <MenuItem danger onSelect={choose(onDelete)} disabledReason={disabledReasonOf(apiKey.deleteHref)}>
        {words.delete}
      </MenuItem>
    </Menu>
  )
}

/**
 * Returns why an action is disabled, or undefined if it is enabled. `href` is the action's HAL link: undefined if the
 * server sent none, null if the link leads to another host or to the list.
 */
export function disabledReasonOf(href: string | null | undefined): string | undefined {
  if (href === undefined) return words.notAllowed
  return href === null ? words.linkRejected : undefined
}

function factsOf({ clientId, created, lastModified }: ApiKey): string[] {
  return [
    `${words.clientId}: ${clientId}`,
    ...(created ? [`${words.created}: ${fullTime(created)}`] : []),
    ...(lastModified ? [`${words.lastModified}: ${fullTime(lastModified)}`] : []),
  ]
}
