import { useState, type ReactNode } from 'react'

import type { ApiKey } from '~/api/api-keys'
import { asApiError } from '~/api/errors'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { lazyComponent } from '~/ui/lazy-component'
import { Problem } from '~/ui/problem'
import { useMenu } from '~/ui/use-menu'

import { ApiKeyTable } from './api-key-table'
import { Pager } from './pager'
import { SelectionBar } from './selection-bar'
import { SortField } from './sort-field'
import { TableSkeleton } from './table-skeleton'
import type { ListState } from './list-state'
import type { useKeyList } from './use-key-list'
import { words } from './words'

export const RowMenu = lazyComponent(() => import('./row-menu').then((module) => module.RowMenu))

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
  const [selected, setSelected] = useState<ReadonlyMap<string, ApiKey>>(new Map())
  const menu = useMenu<ApiKey>()
  const isFiltering = state.filter !== ''
  const error = isFiltering ? filtered.error : paged.error && asApiError(paged.error)
  const keys = isFiltering ? filtered.keys : (paged.data?.keys ?? [])
  const total = isFiltering ? filtered.total : (paged.data?.total ?? 0)
  const isPending = isFiltering
    ? filtered.isPending || (filtered.count === 0 && !filtered.isComplete && !error)
    : paged.isPending

  function select(these: ApiKey[], isSelected: boolean) {
    const next = new Map(selected)
    for (const key of these) {
      if (isSelected) next.set(key.id, key)
      else next.delete(key.id)
    }
    setSelected(next)
  }

  return (
    <section aria-label={words.title} className="section">
      <div className="toolbar">
        {selected.size > 0 ? (
          <SelectionBar
            keys={[...selected.values()]}
            onClear={() => setSelected(new Map())}
            onDelete={(chosen) => {
              onDelete(chosen)
              setSelected(new Map())
            }}
          />
        ) : (
          <>
            <FilterField filter={state.filter} onFilter={(filter) => onChange({ filter })} />
            <SortField sort={state.sort} onSort={(sort) => onChange({ sort })} />
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
      {isPending && !error && <TableSkeleton />}
      {keys.length > 0 && (
        <ApiKeyTable
          keys={keys}
          sort={state.sort}
          onSort={(sort) => onChange({ sort })}
          selected={new Set(selected.keys())}
          onSelect={select}
          openMenuFor={menu.open?.subject.id}
          onMenu={menu.toggle}
          isBusy={paged.isPlaceholderData}
        />
      )}
      {keys.length === 0 && !isPending && !error && (
        <Nothing filter={state.filter} onClear={() => onChange({ filter: '' })} newKeyButton={newKeyButton} />
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

function FilterField({ filter, onFilter }: { filter: string; onFilter: (filter: string) => void }) {
  return (
    <div role="search" className="search">
      <Icon name="search" />
      <input
        type="search"
        className="input"
        aria-label={words.filter}
        placeholder={words.filter}
        value={filter}
        onChange={(event) => onFilter(event.target.value)}
      />
    </div>
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

function Nothing({ filter, onClear, newKeyButton }: { filter: string; onClear: () => void; newKeyButton: ReactNode }) {
  return (
    <div className="state">
      <span className="text-faint">
        <Icon name={filter ? 'search' : 'key'} size={28} />
      </span>
      <strong className="break-words max-w-full">{filter ? words.noMatch(filter) : words.empty}</strong>
      {filter ? (
        <Button onClick={onClear}>{words.clearFilter}</Button>
      ) : (
        <>
          <p>{words.emptyMore}</p>
          {newKeyButton}
        </>
      )}
    </div>
  )
}
