import { useId, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'

import { focusHeading } from '~/ui/hooks/focus'
import { StatusRegion } from '~/ui/feedback/status'

type Props = {
  title: string
  /** Text before the content. Screen readers read it as the description of the dialog. */
  intro?: ReactNode
  children: ReactNode
  /**
   * Called on Escape, a click outside and the back gesture of Android. The parent decides whether to unmount the
   * dialog.
   */
  onClose: () => void
  /** `alertdialog` for a destructive question. */
  role?: 'dialog' | 'alertdialog'
  /** The control that gets focus first. By default, the browser chooses. */
  focusFirst?: RefObject<HTMLElement | null>
  className?: string
}

/** A modal dialog, open while mounted. When it closes, focus returns to the element that had it before. */
export function Dialog({ title, intro, children, onClose, role = 'dialog', focusFirst, className = '' }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()

  // A layout effect, because its cleanup runs while the dialog is still in the document and can return focus.
  useLayoutEffect(() => {
    const dialog = element.current
    const opener = document.activeElement
    if (!dialog) return
    dialog.showModal()
    focusFirst?.current?.focus()
    return () => {
      dialog.close()
      // If the opener has gone, such as a deleted row, focus moves to the heading of the page.
      const target = opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : null
      if (target) target.focus()
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
      // Chromium ignores preventDefault() on the `cancel` of a second Escape, so the key event is canceled instead.
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

/** The buttons at the foot of a dialog. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className="dialog-foot">{children}</div>
}
