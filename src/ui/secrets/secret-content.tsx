import { useEffect, useRef, type ReactNode } from 'react'

import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { focusHeadingOf } from '~/ui/overlays/dialog'

import type { UnsavedSecret } from './use-unsaved-secret'
import { words } from './words'

type Props = { unsaved: UnsavedSecret; children: ReactNode }

/** The body of a dialog that shows a secret once. Asks "Close without saving it?" below its children. */
export function SecretContent({ unsaved: { content, isAsking, stay, abandon }, children }: Props) {
  function keepOpen() {
    stay()
    // The pressed button unmounts, and focus would otherwise fall to the document's body.
    focusHeadingOf(content.current)
  }
  return (
    <div ref={content} className="grid gap-3.5">
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
  // Firefox shows no focus ring after a press with the mouse unless asked to. TypeScript does not know the option yet.
  useEffect(() => keepOpen.current?.focus({ focusVisible: true } as FocusOptions), [])
  return (
    <div role="alert" className="note bad flex-wrap items-center">
      <span className="grow">{words.notSaved}</span>
      <span className="flex gap-2">
        <Button small ref={keepOpen} onClick={onStay}>
          {words.keepOpen}
        </Button>
        <Button small look="danger" onClick={onClose}>
          {words.closeAnyway}
        </Button>
      </span>
    </div>
  )
}
