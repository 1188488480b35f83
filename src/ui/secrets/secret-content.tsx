import { useEffect, useRef, type ReactNode } from 'react'

import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'

import type { UnsavedSecret } from './use-unsaved-secret'
import { words } from './words'

type Props = { unsaved: UnsavedSecret; children: ReactNode }

/** The body of a dialog that shows a secret once. Asks "Close without saving it?" below its children. */
export function SecretContent({ unsaved: { content, isAsking, stay, abandon }, children }: Props) {
  function keepOpen() {
    stay()
    // The pressed button unmounts, and focus would otherwise fall to the document's body.
    content.current?.focus()
  }
  return (
    <div ref={content} tabIndex={-1} className="grid gap-3.5 outline-none">
      {children}
      {isAsking && <CloseQuestion onStay={keepOpen} onClose={abandon} />}
    </div>
  )
}

/** Warns that the secret cannot be shown again. */
export function OnceWarning({ children }: { children: ReactNode }) {
  return (
    <p className="note warn">
      <Icon name="warning" />
      {children}
    </p>
  )
}

function CloseQuestion({ onStay, onClose }: { onStay: () => void; onClose: () => void }) {
  const keepOpen = useRef<HTMLButtonElement>(null)
  useEffect(() => keepOpen.current?.focus(), [])
  return (
    <div role="alert" className="note bad flex-wrap items-center">
      <span className="grow">{words.notSaved}</span>
      <Button small ref={keepOpen} onClick={onStay}>
        {words.keepOpen}
      </Button>
      <Button small look="danger" onClick={onClose}>
        {words.closeAnyway}
      </Button>
    </div>
  )
}
