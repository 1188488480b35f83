import type { ApiKeySort } from '~/api/api-keys'

import { words } from './words'

const choices: [string, ApiKeySort][] = [
  [words.nameUp, { by: 'name', direction: 'asc' }],
  [words.nameDown, { by: 'name', direction: 'desc' }],
  [words.newest, { by: 'created', direction: 'desc' }],
  [words.oldest, { by: 'created', direction: 'asc' }],
  [words.modifiedLast, { by: 'lastModified', direction: 'desc' }],
  [words.modifiedFirst, { by: 'lastModified', direction: 'asc' }],
]

type Props = { sort: ApiKeySort; onSort: (sort: ApiKeySort) => void }

/** On a narrow screen the rows are cards, which have no headings to sort by. */
export function SortField({ sort, onSort }: Props) {
  const chosen = choices.findIndex(([, { by, direction }]) => by === sort.by && direction === sort.direction)
  return (
    <select
      className="input narrow-only"
      aria-label={words.sortBy}
      value={chosen}
      onChange={(event) => {
        const [, choice] = choices[Number(event.target.value)] ?? []
        if (choice) onSort(choice)
      }}
    >
      {choices.map(([label], index) => (
        <option key={label} value={index}>
          {label}
        </option>
      ))}
    </select>
  )
}
