import type { KeyboardEvent } from 'react'

import { Icon } from '~/ui/controls/icon'

type Props = {
  label: string
  isOpen: boolean
  /** Called with the button, to which the menu is anchored. */
  onMenu: (anchor: HTMLElement) => void
}

/** A `keydown` handler of a menu button: an arrow opens the menu, as the pattern of the menu (menu.tsx) has it. */
export function clickOnArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  event.currentTarget.click()
}

/** The button with three dots that opens the menu of a row. */
export function RowMenuButton({ label, isOpen, onMenu }: Props) {
  return (
    <button
      type="button"
      className="icon-btn"
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      onClick={(event) => onMenu(event.currentTarget)}
      onKeyDown={clickOnArrow}
    >
      <Icon name="dots" />
    </button>
  )
}
