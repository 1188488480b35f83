import { Icon } from '~/ui/controls/icon'

type Props = {
  label: string
  isOpen: boolean
  /** Told where the menu belongs. */
  onMenu: (anchor: HTMLElement) => void
}

/** The three dots of a row, which open its menu. */
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
