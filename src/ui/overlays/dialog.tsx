import { useId, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'

import { focusHeading } from '~/ui/hooks/focus'
import { StatusRegion } from '~/ui/feedback/status'

type Props = {
  title: string
  /** Said before the content; part of the dialog's description. */
  intro?: ReactNode
  children: ReactNode
  /** Asked by Escape, a click outside and the back gesture of a phone. The owner decides whether it closes. */
  onClose: () => void
  /** Destructive questions are alert dialogs. */
  role?: 'dialog' | 'alertdialog'
  /** Where focus starts: the safest useful control. Without it, the browser's own choice. */
  focusFirst?: RefObject<HTMLElement | null>
  className?: string
}

/** A modal dialog: open for as long as it is mounted. Focus goes back to what had it before. */
export function Dialog({ title, intro, children, onClose, role = 'dialog', focusFirst, className = '' }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()

  // Before React takes the dialog out: an element that is gone cannot give focus back.
  useLayoutEffect(() => {
    const dialog = element.current
    const opener = document.activeElement
    if (!dialog) return
    dialog.showModal()
    focusFirst?.current?.focus()
    return () => {
      dialog.close()
      // What opened it may be gone (a deleted row): then the page's heading is where reading goes on.
      const back = opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : null
      if (back) back.focus()
      else focusHeading()
    }
  }, [focusFirst])

  return (
    <dialog
      ref={element}
      role={role === 'alertdialog' ? role : undefined}
      className={`dialog ${className}`}
      aria-labelledby={`${id}-title`}
      aria-describedby={intro ? `${id}-intro` : undefined}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // Chromium closes on a second Escape whatever `cancel` says; the key itself can be held back.
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget && isOutside(event, event.currentTarget)) onClose()
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      {intro && (
        <div id={`${id}-intro`} className="text-muted mt-1">
          {intro}
        </div>
      )}
      <div className="dialog-body">{children}</div>
      <StatusRegion isInDialog />
    </dialog>
  )
}

function isOutside({ clientX: x, clientY: y }: { clientX: number; clientY: number }, dialog: HTMLElement): boolean {
  const box = dialog.getBoundingClientRect()
  return x < box.left || x > box.right || y < box.top || y > box.bottom
}

/** The row of buttons at the foot of a dialog. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className="dialog-foot">{children}</div>
}
