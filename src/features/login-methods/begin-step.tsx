import type { ReactNode } from 'react'

import { Button } from '~/ui/button'
import { DialogFoot } from '~/ui/dialog'
import { Problem } from '~/ui/problem'
import type { Action } from '~/ui/use-action'
import { useWait } from '~/ui/use-wait'
import { words as uiWords } from '~/ui/words'

import { words } from './dialog-words'

type Props = {
  begin: Pick<Action<never>, 'isPending' | 'error'>
  onBegin: () => void
  onClose: () => void
  children?: ReactNode
}

/** The first step of a set-up, inside its dialog: the button that asks the server to begin. */
export function BeginStep({ begin, onBegin, onClose, children }: Props) {
  const wait = useWait(begin.error)
  return (
    <>
      {children}
      {begin.error && <Problem error={begin.error} title={words.beginFailed} />}
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button look="primary" busy={begin.isPending} disabledReason={wait} onClick={onBegin}>
          {words.continue}
        </Button>
      </DialogFoot>
    </>
  )
}
