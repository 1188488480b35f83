import { useNavigate } from 'react-router'

import type { ApiKey } from '~/api/api-keys'
import { paths } from '~/config/paths'
import { Button } from '~/ui/controls/button'
import { Menu, MenuItem } from '~/ui/overlays/menu'
import { RowMenuButton } from '~/ui/overlays/row-menu-button'
import { useMenu } from '~/ui/overlays/use-menu'

import { detailWords as words } from './detail-words'
import { disabledReasonOf } from './row-menu'
import { useOwnKeyRotations } from './use-own-key-rotations'
import { whyNotRotate } from './why-not-rotate'
import { words as listWords } from './words'

type Props = { apiKey: ApiKey; onRename: () => void; onDelete: () => void }

/** The actions in the header of a key's page. The key's HAL links decide which are enabled. */
export function ApiKeyActions({ apiKey, onRename, onDelete }: Props) {
  const navigate = useNavigate()
  const menu = useMenu<ApiKey>()
  const isBeingRotated = useOwnKeyRotations().rotations.some(({ oldId }) => oldId === apiKey.id)
  function remove() {
    menu.open?.anchor.focus()
    menu.close()
    onDelete()
  }
  return (
    <>
      <Button disabledReason={disabledReasonOf(apiKey.updateHref)} onClick={onRename}>
        {listWords.rename}
      </Button>
      <Button
        icon="rotate"
        disabledReason={isBeingRotated ? undefined : whyNotRotate(apiKey)}
        onClick={() => void navigate(paths.rotateApiKey(apiKey.id), { preventScrollReset: true })}
      >
        {isBeingRotated ? words.continueRotation : words.rotate}
      </Button>
      <RowMenuButton
        label={words.more(apiKey.name)}
        isOpen={menu.open !== undefined}
        onMenu={(anchor) => menu.toggle(apiKey, anchor)}
      />
      {menu.open && (
        <Menu anchor={menu.open.anchor} label={words.more(apiKey.name)} onClose={menu.close}>
          <MenuItem danger onSelect={remove} disabledReason={disabledReasonOf(apiKey.deleteHref)}>
            {listWords.delete}
          </MenuItem>
        </Menu>
      )}
    </>
  )
}
