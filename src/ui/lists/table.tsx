import type { ReactNode } from 'react'

export type Sort<By> = { by: By; direction: 'asc' | 'desc' }

type SortHeaderProps<By extends string> = {
  by: NoInfer<By>
  sort: Sort<By>
  /** What the first click means: the first letters first of names, the newest first of dates. */
  first: 'asc' | 'desc'
  onSort: (sort: Sort<By>) => void
  children: ReactNode
}

/** The head of a column that the rows can be sorted by. */
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

type PickProps = { label: string; isPicked: boolean; isPartly?: boolean; onPick: (isPicked: boolean) => void }

/** The box that picks a row, or all of a page. */
export function Pick({ label, isPicked, isPartly = false, onPick }: PickProps) {
  return (
    <label className="check-target">
      <input
        type="checkbox"
        className="check"
        aria-label={label}
        checked={isPicked}
        ref={(element) => {
          if (element) element.indeterminate = isPartly
        }}
        onChange={(event) => onPick(event.target.checked)}
      />
    </label>
  )
}
