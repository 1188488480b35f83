import type { ReactNode } from 'react'

export type Sort<By> = { by: By; direction: 'asc' | 'desc' }

type SortHeaderProps<By extends string> = {
  by: NoInfer<By>
  sort: Sort<By>
  /** The direction of the first click: usually `asc` for names and `desc` for dates. */
  first: 'asc' | 'desc'
  onSort: (sort: Sort<By>) => void
  children: ReactNode
}

/** Header of a column that can be sorted. */
export function SortHeader<By extends string>({ by, sort, first, onSort, children }: SortHeaderProps<By>) {
  const isSorted = sort.by === by
  const flipped = sort.direction === 'asc' ? 'desc' : 'asc'
  return (
    <th role="columnheader" aria-sort={isSorted ? (sort.direction === 'asc' ? 'ascending' : 'descending') : undefined}>
      <button type="button" className="sort" onClick={() => onSort({ by, direction: isSorted ? flipped : first })}>
        {children}
      </button>
    </th>
  )
}

type SelectBoxProps = {
  label: string
  isSelected: boolean
  isPartlySelected?: boolean
  onSelect: (isSelected: boolean) => void
}

/** Checkbox that selects a row, or all rows of the page. */
export function SelectBox({ label, isSelected, isPartlySelected = false, onSelect }: SelectBoxProps) {
  return (
    <label className="check-target">
      <input
        type="checkbox"
        className="check"
        aria-label={label}
        checked={isSelected}
        ref={(element) => {
          if (element) element.indeterminate = isPartlySelected
        }}
        onChange={(event) => onSelect(event.target.checked)}
      />
    </label>
  )
}
