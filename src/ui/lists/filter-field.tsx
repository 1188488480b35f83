import { Icon } from '~/ui/controls/icon'

type Props = { label: string; filter: string; onFilter: (filter: string) => void }

export function FilterField({ label, filter, onFilter }: Props) {
  return (
    <div role="search" className="search">
      <Icon name="search" />
      <input
        type="search"
        className="input"
        aria-label={label}
        placeholder={label}
        value={filter}
        onChange={(event) => onFilter(event.target.value)}
      />
    </div>
  )
}
