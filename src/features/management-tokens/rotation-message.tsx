import type { ReactNode } from 'react'

import type { ManagementToken } from '~/api/management-tokens'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { words as uiWords } from '~/ui/words'

import { rotateWords as words } from './dialog-words'
import { nameOf } from './name'

type Props = {
  oldToken: ManagementToken | undefined
  text: string
  onClose: () => void
  /** More buttons. */
  children?: ReactNode
}

/** Says why a rotation cannot continue. */
export function RotationMessage({ oldToken, text, onClose, children }: Props) {
  return (
    <Dialog title={oldToken ? words.title(nameOf(oldToken)) : words.titleWithoutName} onClose={onClose}>
      <p>{text}</p>
      <DialogFoot>
        {children}
        <Button look="primary" onClick={onClose}>
          {uiWords.close}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
