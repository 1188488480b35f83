import type { ReactNode } from 'react'

import { Button } from '~/ui/controls/button'
import { useAction } from '~/ui/hooks/use-action'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { words as uiWords } from '~/ui/words'

type Props = {
  title: string
  onClose: () => void
  /** Says why the rotation cannot continue. */
  text: ReactNode
  /** More buttons. */
  children?: ReactNode
}

/** Says why a rotation cannot start or continue. */
export function RotationMessage({ title, text, onClose, children }: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      {text}
      <DialogFoot>
        {children}
        <Button look="primary" onClick={onClose}>
          {uiWords.close}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

/** Looks the items of the rotation up again. */
export function ReloadButton({ label, onReload }: { label: string; onReload: () => Promise<unknown> }) {
  const reload = useAction(onReload)
  return (
    <Button busy={reload.isPending} onClick={() => void reload.run()}>
      {label}
    </Button>
  )
}
