import { Icon } from '~/ui/controls/icon'

type Props = {
  label: string
  isOpen: boolean
  /** Called with the button, to which the menu is anchored. */
  onMenu: (anchor: HTMLElement) => void
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
    >
      <Icon name="dots" />
    </button>
  )
}
