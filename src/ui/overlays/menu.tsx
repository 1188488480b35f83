import { useId, type KeyboardEvent, type ReactNode } from 'react'

import { usePopover } from './use-popover'

type Props = {
  /** The button that opens the menu. The menu is placed next to it, and returns focus to it. */
  anchor: HTMLElement
  label: string
  onClose: () => void
  children: ReactNode
  /** Facts about the subject of the menu, such as exact times, below the items. */
  facts?: string[]
}

/**
 * A menu with the keyboard of https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/: arrows wrap, a letter jumps to an
 * item, Tab and Escape close. Open while mounted, so that one menu serves every row of a table.
 */
export function Menu({ anchor, label, onClose, children, facts }: Props) {
  const id = useId()
  const element = usePopover(anchor, onClose, (menu) => items(menu)[0])

  return (
    <div
      ref={element}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      aria-describedby={facts ? id : undefined}
      popover="manual"
      className="menu"
      onKeyDown={(event) => onKey(event, onClose)}
    >
      {children}
      {facts && (
        <div role="presentation" id={id} className="menu-facts">
          {facts.map((fact) => (
            <small key={fact}>{fact}</small>
          ))}
        </div>
      )}
    </div>
  )
}

type ItemProps = {
  children: ReactNode
  onSelect: () => void
  /** Why the item is disabled. It stays focusable, so that screen readers can read the reason. */
  disabledReason?: string | undefined
  /** Explains the item below its name. */
  hint?: string
  danger?: boolean
  /** Set for an item that is one of several options. */
  checked?: boolean
}

export function MenuItem({ children, onSelect, disabledReason, hint = disabledReason, danger, checked }: ItemProps) {
  return (
    <>
      <button
        type="button"
        role={checked === undefined ? 'menuitem' : 'menuitemradio'}
        aria-checked={checked}
        aria-disabled={disabledReason !== undefined || undefined}
        aria-description={hint}
        tabIndex={-1}
        className={danger ? 'danger' : undefined}
        onClick={disabledReason === undefined ? onSelect : undefined}
      >
        {children}
      </button>
      {hint && <small className="px-[9px]">{hint}</small>}
    </>
  )
}

function items(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')]
}

function onKey(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  const all = items(event.currentTarget)
  const at = all.indexOf(document.activeElement as HTMLElement)
  const to = (index: number) => all[(index + all.length) % all.length]?.focus()
  const moves: Record<string, () => void> = {
    ArrowDown: () => to(at + 1),
    ArrowUp: () => to(at - 1),
    Home: () => to(0),
    End: () => to(-1),
  }
  const move = moves[event.key]
  if (move) {
    event.preventDefault()
    event.stopPropagation()
    move()
  } else if (event.key === 'Tab') {
    onClose()
  } else if (event.key === ' ' && event.target instanceof HTMLAnchorElement) {
    // Browsers press a link with Enter only, and scroll the page on Space.
    event.preventDefault()
    event.target.click()
  } else if (/^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey) {
    const letter = event.key.toLowerCase()
    const after = [...all.slice(at + 1), ...all.slice(0, at + 1)]
    after.find((item) => item.textContent.trim().toLowerCase().startsWith(letter))?.focus()
  }
}
