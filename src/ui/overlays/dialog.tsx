import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
} from 'react'

import { announce } from '~/lib/announcements'
import { messages } from '~/lib/messages'
import { blurTextField, focusHeading } from '~/ui/hooks/focus'
import { StatusRegion } from '~/ui/feedback/status'

const words = messages({
  inputKept: 'Your input is kept. Press Escape to discard it.',
})

type Props = {
  title: string
  /** Text before the content. Screen readers read it as the description of the dialog. */
  intro?: ReactNode
  children: ReactNode
  /**
   * Called on Escape, a click outside and the back gesture of Android. The parent decides whether to unmount the
   * dialog. A click outside does not call it after the user has typed into a field.
   */
  onClose: () => void
  /** `alertdialog` for a destructive question. */
  role?: 'dialog' | 'alertdialog'
  /** The element that gets focus first: a control, or the heading, so that reading starts at the top. */
  focusFirst?: RefObject<HTMLElement | null> | 'heading'
  className?: string
}

/** A modal dialog, open while mounted. When it closes, focus returns to the element that had it before. */
export function Dialog({ title, intro, children, onClose, role = 'dialog', focusFirst, className = '' }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  const press = useRef({ beganOutside: false, hasTyped: false })
  const id = useId()

  // A layout effect, because its cleanup runs while the dialog is still in the document and can return focus.
  useLayoutEffect(() => {
    const dialog = element.current
    const opener = document.activeElement
    if (!dialog) return
    dialog.showModal()
    if (focusFirst === 'heading') focusHeadingOf(dialog)
    else focusFirst?.current?.focus()
    return () => {
      dialog.close()
      // If the opener has gone, such as a deleted row, focus moves to the heading of the page.
      const target = opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : null
      if (target) target.focus()
      else focusHeading({ preventScroll: true })
    }
  }, [focusFirst])

  // Back closes the dialog, too. The router has not rendered the page behind it yet.
  useEffect(() => {
    addEventListener('popstate', blurTextField)
    return () => removeEventListener('popstate', blurTextField)
  }, [])

  function close(event: SyntheticEvent) {
    event.preventDefault()
    event.stopPropagation()
    blurTextField()
    onClose()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape is the key for a click outside
    <dialog
      ref={element}
      role={role === 'alertdialog' ? role : undefined}
      className={`dialog ${className}`}
      aria-labelledby={`${id}-title`}
      aria-describedby={intro ? `${id}-intro` : undefined}
      onCancel={close}
      // Chromium ignores preventDefault() on the `cancel` of a second Escape, so the key event is canceled instead.
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close(event)
      }}
      onInput={({ target }) => {
        if (!isCheckbox(target)) press.current.hasTyped = true
      }}
      onPointerDown={(event) => {
        press.current.beganOutside = isOutside(event)
      }}
      // On the release, so that the user can slide back into the dialog to cancel (WCAG 2.5.2). The press must have begun
      // outside too: selecting text often ends there.
      onClick={(event) => {
        // `detail` is the click count. The second click of the double click that opened the dialog must not close it.
        if (!press.current.beganOutside || !isOutside(event) || event.detail > 1) return
        if (press.current.hasTyped) announce(words.inputKept)
        else close(event)
      }}
    >
      {/* Only then focusable: showModal() would focus it before the first field. */}
      <h2 id={`${id}-title`} tabIndex={focusFirst === 'heading' ? -1 : undefined}>
        {title}
      </h2>
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

function isOutside({ target, currentTarget: dialog, clientX: x, clientY: y }: MouseEvent<HTMLElement>): boolean {
  const box = dialog.getBoundingClientRect()
  return target === dialog && (x < box.left || x > box.right || y < box.top || y > box.bottom)
}

function isCheckbox(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'checkbox'
}

/** Moves focus to the heading of the dialog that contains the element. */
export function focusHeadingOf(element: Element | null): void {
  element?.closest('dialog')?.querySelector('h2')?.focus()
}

/** The buttons at the foot of a dialog. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className="dialog-foot">{children}</div>
}
