import type { Sort } from './table'

type Props<By> = {
  label: string
  choices: readonly (readonly [label: string, sort: Sort<By>])[]
  sort: Sort<By>
  onSort: (sort: Sort<By>) => void
}

/** Sorts on narrow screens, where the rows are cards without column headers. */
export function SortField<By>({ label, choices, sort, onSort }: Props<By>) {
  const chosen = choices.findIndex(([, { by, direction }]) => by === sort.by && direction === sort.direction)
  return (
    <select
      className="input narrow-only"
      aria-label={label}
      value={chosen}
      onChange={(event) => {
        const [, choice] = choices[Number(event.target.value)] ?? []
        if (choice) onSort(choice)
      }}
    >
      {choices.map(([text], index) => (
        <option key={text} value={index}>
          {text}
        </option>
      ))}
    </select>
  )
}
