import { useEffect, useRef, type ReactNode } from 'react'

import { Button } from '~/ui/controls/button'
import { DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import type { Action } from '~/ui/hooks/use-action'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { words as uiWords } from '~/ui/words'

import { words } from './dialog-words'

export type StartProps = {
  begin: Pick<Action<never>, 'isPending' | 'error'>
  onBegin: () => void
  onClose: () => void
  /** True if an earlier press has started the set-up. The button then appears only after a failure. */
  startsOnMount?: boolean
  /** Label of the button for a new attempt. The button then takes the focus. */
  again?: string
  children?: ReactNode
}

/** First step of a set-up: the button that sends the first request. */
export function StartStep({ begin, onBegin, onClose, startsOnMount = false, again, children }: StartProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (again !== undefined) button.current?.focus()
  }, [again])
  const wait = useRetryCountdown(begin.error)
  if (startsOnMount && !begin.error && again === undefined) return <Starting onClose={onClose} />
  return (
    <>
      {children}
      {begin.error && <Problem error={begin.error} title={words.startFailed} />}
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button ref={button} look="primary" busy={begin.isPending} disabledReason={wait} onClick={onBegin}>
          {again ?? words.continue}
        </Button>
      </DialogFoot>
    </>
  )
}

/** Placeholder with the size of the QR code. */
function Starting({ onClose }: { onClose: () => void }) {
  return (
    <>
      <div role="status" className="skeleton size-[202px] justify-self-center">
        <span className="sr-only">{words.starting}</span>
      </div>
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
      </DialogFoot>
    </>
  )
}
