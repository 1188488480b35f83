import type { ReactNode } from 'react'

import type { ApiKey, ApiKeySort } from '~/api/api-keys'
import { asApiError } from '~/api/errors'
import { Button } from '~/ui/controls/button'
import { EmptyState } from '~/ui/lists/empty-state'
import { FilterField } from '~/ui/lists/filter-field'
import { lazyComponent } from '~/lib/lazy-component'
import { Pager } from '~/ui/lists/pager'
import { Problem } from '~/ui/feedback/problem'
import { SelectionBar } from '~/ui/lists/selection-bar'
import { SortField } from '~/ui/lists/sort-field'
import { TableSkeleton } from '~/ui/lists/table-skeleton'
import { useMenu } from '~/ui/overlays/use-menu'
import { useSelection } from '~/ui/lists/use-selection'

import { ApiKeyTable } from './api-key-table'
import type { ListState } from './list-state'
import type { useKeyList } from './use-key-list'
import { words } from './words'

export const RowMenu = lazyComponent(() => import('./row-menu').then((module) => module.RowMenu))

const sortChoices: [label: string, sort: ApiKeySort][] = [
  [words.nameUp, { by: 'name', direction: 'asc' }],
  [words.nameDown, { by: 'name', direction: 'desc' }],
  [words.newest, { by: 'created', direction: 'desc' }],
  [words.oldest, { by: 'created', direction: 'asc' }],
  [words.modifiedLast, { by: 'lastModified', direction: 'desc' }],
  [words.modifiedFirst, { by: 'lastModified', direction: 'asc' }],
]

type Props = {
  state: ListState
  onChange: (change: Partial<ListState>) => void
  list: ReturnType<typeof useKeyList>
  /** The one primary action, repeated where there is nothing else to do. */
  newKeyButton: ReactNode
  onRename: (key: ApiKey) => void
  onDelete: (keys: ApiKey[]) => void
}

/** Filter, table, selection and pages. */
export function ApiKeyList({ state, onChange, list: { paged, filtered }, newKeyButton, onRename, onDelete }: Props) {
  const { selected, select, clear } = useSelection<ApiKey>()
  const menu = useMenu<ApiKey>()
  const isFiltering = state.filter !== ''
  const error = isFiltering ? filtered.error : paged.error && asApiError(paged.error)
  const keys = isFiltering ? filtered.keys : (paged.data?.keys ?? [])
  const total = isFiltering ? filtered.total : (paged.data?.total ?? 0)
  const isPending = isFiltering
    ? filtered.isPending || (filtered.count === 0 && !filtered.isComplete && !error)
    : paged.isPending

  const chosen = [...selected.values()]

  return (
    <section aria-label={words.title} className="section">
      <div className="toolbar">
        {selected.size > 0 ? (
          <SelectionBar
            label={words.selected(chosen.length)}
            deleteLabel={words.deleteSelected(chosen.length)}
            disabledReason={chosen.some((key) => typeof key.deleteHref === 'string') ? undefined : words.notAllowed}
            onClear={clear}
            onDelete={() => {
              onDelete(chosen)
              clear()
            }}
          />
        ) : (
          <>
            <FilterField label={words.filter} filter={state.filter} onFilter={(filter) => onChange({ filter })} />
            <SortField
              label={words.sortBy}
              choices={sortChoices}
              sort={state.sort}
              onSort={(sort) => onChange({ sort })}
            />
          </>
        )}
        <ListCount
          isFiltering={isFiltering}
          filtered={filtered}
          total={total}
          isReady={!isPending && !error && total > 0}
        />
      </div>

      {error && (
        <Problem
          error={error}
          title={isFiltering && filtered.read > 0 ? words.notAllRead : words.loadFailed}
          onRetry={isFiltering ? filtered.retry : () => void paged.refetch()}
        />
      )}
      {isPending && !error && <TableSkeleton label={words.loading} />}
      {keys.length > 0 && (
        <ApiKeyTable
          keys={keys}
          sort={state.sort}
          onSort={(sort) => onChange({ sort })}
          selected={selected}
          onSelect={select}
          openMenuFor={menu.open?.subject.id}
          onMenu={menu.toggle}
          isBusy={paged.isPlaceholderData}
        />
      )}
      {keys.length === 0 && !isPending && !error && (
        <EmptyState
          icon={state.filter ? 'search' : 'key'}
          title={state.filter ? words.noMatch(state.filter) : words.empty}
        >
          {state.filter ? (
            <Button onClick={() => onChange({ filter: '' })}>{words.clearFilter}</Button>
          ) : (
            <>
              <p>{words.emptyMore}</p>
              {newKeyButton}
            </>
          )}
        </EmptyState>
      )}
      <Pager
        page={isFiltering ? filtered.page : state.page}
        pages={isFiltering ? filtered.pages : (paged.data?.pages ?? 1)}
        onPage={(page) => onChange({ page })}
      />

      {menu.open && (
        <RowMenu
          apiKey={menu.open.subject}
          anchor={menu.open.anchor}
          onClose={menu.close}
          onRename={onRename}
          onDelete={(key) => onDelete([key])}
        />
      )}
    </section>
  )
}

type CountProps = { isFiltering: boolean; filtered: Props['list']['filtered']; total: number; isReady: boolean }

function ListCount({ isFiltering, filtered, total, isReady }: CountProps) {
  const isReading = isFiltering && !filtered.isComplete && !filtered.error
  const text = isReading
    ? words.stillReading(filtered.read, filtered.total)
    : isFiltering
      ? words.found(filtered.count, total)
      : words.total(total)
  return (
    <p className="hint ms-auto" role="status">
      {isReady || isReading ? text : ''}
    </p>
  )
}
