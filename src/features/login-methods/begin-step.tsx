import { useEffect, useRef, type ReactNode } from 'react'

import { Button } from '~/ui/controls/button'
import { DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import type { Action } from '~/ui/hooks/use-action'
import { useWait } from '~/ui/hooks/use-wait'
import { words as uiWords } from '~/ui/words'

import { words } from './dialog-words'

export type BeginProps = {
  begin: Pick<Action<never>, 'isPending' | 'error'>
  onBegin: () => void
  onClose: () => void
  /** What the button says, where it begins once more. It takes the focus, which the button before it had. */
  again?: string
  children?: ReactNode
}

/** The first step of a set-up, inside its dialog: the button that asks the server to begin. */
export function BeginStep({ begin, onBegin, onClose, again, children }: BeginProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (again !== undefined) button.current?.focus()
  }, [again])
  const wait = useWait(begin.error)
  return (
    <>
      {children}
      {begin.error && <Problem error={begin.error} title={words.beginFailed} />}
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button ref={button} look="primary" busy={begin.isPending} disabledReason={wait} onClick={onBegin}>
          {again ?? words.continue}
        </Button>
      </DialogFoot>
    </>
  )
}
