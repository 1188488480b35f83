import type { ReactNode } from 'react'

import type { ManagementToken } from '~/api/management-tokens'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { words as uiWords } from '~/ui/words'

import { rotateWords as words } from './dialog-words'
import { nameOf } from './name'

type Props = { old?: ManagementToken; text: string; onClose: () => void; children?: ReactNode }

/** Why a replacement goes no further as it is. */
export function RotationEnding({ old, text, onClose, children }: Props) {
  return (
    <Dialog title={old ? words.title(nameOf(old)) : words.titleOfNone} onClose={onClose}>
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
