import type { ManagementToken } from '~/api/management-tokens'
import { useCan } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { moveFocusOnUnmount } from '~/ui/hooks/focus'
import { useIsClockKnown } from '~/ui/hooks/use-server-now'
import { FilterField } from '~/ui/lists/filter-field'
import { SelectionBar } from '~/ui/lists/selection-bar'
import { SortField } from '~/ui/lists/sort-field'
import { Toolbar } from '~/ui/lists/toolbar'

import { isStatus, type ListState, type TokenSort } from './list-state'
import type { TokenListView } from './use-token-list'
import { statusWords, words } from './words'

const sortChoices: [label: string, sort: TokenSort][] = [
  [words.newest, { by: 'created', direction: 'desc' }],
  [words.oldest, { by: 'created', direction: 'asc' }],
  [words.nameUp, { by: 'name', direction: 'asc' }],
  [words.nameDown, { by: 'name', direction: 'desc' }],
  [words.usedLast, { by: 'lastUsed', direction: 'desc' }],
  [words.usedFirst, { by: 'lastUsed', direction: 'asc' }],
  [words.endsFirst, { by: 'expires', direction: 'asc' }],
  [words.endsLast, { by: 'expires', direction: 'desc' }],
]

type Props = {
  state: ListState
  onChange: (change: Partial<ListState>) => void
  list: TokenListView
  selected: ReadonlyMap<string, ManagementToken>
  onSelect: (tokens: ManagementToken[], isSelected: boolean) => void
  onClear: () => void
  onDelete: (tokens: ManagementToken[]) => void
}

/** The filter, or the actions for the selected tokens, and the number of tokens. */
export function TokenToolbar({ state, onChange, list, selected, onSelect, onClear, onDelete }: Props) {
  const { matching, expired, isFiltered } = list
  const canEdit = useCan('tokens', 'edit')
  const isClockKnown = useIsClockKnown()
  const total = list.tokens?.length ?? 0
  const selectedText = selected.size > 0 && words.selected(selected.size)
  return (
    <Toolbar
      className="mb-5"
      count={total > 0 && (isFiltered ? words.found(matching.length, total) : words.total(total))}
      selected={selectedText}
    >
      {selectedText ? (
        <SelectionBar
          label={selectedText}
          deleteLabel={words.deleteSelected(selected.size)}
          onClear={onClear}
          onDelete={() => onDelete([...selected.values()])}
        >
          {/* Disabled and not removed once all are selected, because it has the focus then. */}
          <Button
            disabledReason={selected.size < matching.length ? undefined : words.allSelected}
            onClick={() => onSelect(matching, true)}
          >
            {words.selectMatching(matching.length)}
          </Button>
        </SelectionBar>
      ) : (
        <>
          <FilterField label={words.filter} filter={state.filter} onFilter={(filter) => onChange({ filter })} />
          <StatusField status={state.status} onStatus={(status) => onChange({ status })} />
          <SortField
            label={words.sortBy}
            choices={sortChoices}
            sort={state.sort}
            onSort={(sort) => onChange({ sort })}
          />
          {canEdit && expired.length > 0 && (
            <Button
              ref={moveFocusOnUnmount}
              disabledReason={isClockKnown ? undefined : words.clockUnknown}
              onClick={() => onDelete(expired)}
            >
              {words.deleteExpired}
            </Button>
          )}
        </>
      )}
    </Toolbar>
  )
}

type StatusFieldProps = { status: ListState['status']; onStatus: (status: ListState['status']) => void }

function StatusField({ status, onStatus }: StatusFieldProps) {
  return (
    <select
      className="input status-field"
      aria-label={words.status}
      value={status ?? ''}
      onChange={({ target }) => onStatus(isStatus(target.value) ? target.value : undefined)}
    >
      <option value="">{words.anyStatus}</option>
      {Object.entries(statusWords).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
