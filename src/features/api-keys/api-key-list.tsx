import type { ReactNode } from 'react'

import type { ApiKey, ApiKeySort } from '~/api/api-keys'
import { lazyComponent } from '~/lib/lazy-component'
import { Button } from '~/ui/controls/button'
import { Problem, UnreadableNote } from '~/ui/feedback/problem'
import { EmptyState } from '~/ui/lists/empty-state'
import { focusFilter } from '~/ui/hooks/focus'
import { FilterField } from '~/ui/lists/filter-field'
import { Pager } from '~/ui/lists/pager'
import { SelectionBar } from '~/ui/lists/selection-bar'
import { SortField } from '~/ui/lists/sort-field'
import { TableSkeleton } from '~/ui/lists/table-skeleton'
import { Toolbar } from '~/ui/lists/toolbar'
import { useSelection } from '~/ui/lists/use-selection'
import { useMenu } from '~/ui/overlays/use-menu'

import { AccountNeeded } from './lazy-account-needed'
import { ApiKeyTable } from './api-key-table'
import type { ListState } from './list-state'
import type { KeyListStatus, KeyListView, ListExtras } from './use-key-list'
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
  list: KeyListView
  extras: ListExtras
  /** The page's primary action, repeated in the empty list. */
  newKeyButton: ReactNode
  onRename: (key: ApiKey) => void
  /** `onDeleted` is to be called with the keys that were deleted, so that they are no longer selected. */
  onDelete: (keys: ApiKey[], onDeleted: (deleted: ApiKey[]) => void) => void
}

/** The API keys with their filter, selection, menu and pages. */
export function ApiKeyList({ state, onChange, list, extras, newKeyButton, onRename, onDelete }: Props) {
  const { keys, status } = list
  const { selected, select, clear } = useSelection<ApiKey>()
  const menu = useMenu<ApiKey>()
  const selectedKeys = [...selected.values()]
  const selectedText = selectedKeys.length > 0 && words.selected(selectedKeys.length)
  const deselect = (deleted: ApiKey[]) => select(deleted, false)

  return (
    <section aria-label={words.title} className="section">
      <Toolbar count={countText(status, extras.limit)} selected={selectedText}>
        {selectedText ? (
          <SelectionBar
            label={selectedText}
            deleteLabel={words.deleteSelected(selectedKeys.length)}
            disabledReason={
              selectedKeys.some((key) => typeof key.deleteHref === 'string') ? undefined : words.notAllowed
            }
            onClear={clear}
            onDelete={() => onDelete(selectedKeys, deselect)}
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
      </Toolbar>

      {status.step === 'failed' && (
        <Problem
          error={status.error}
          title={status.isPartial ? words.searchIncomplete : words.loadFailed}
          onRetry={status.retry}
        >
          <AccountNeeded error={status.error} />
        </Problem>
      )}
      {keys.length > 0 ? (
        <ApiKeyTable
          keys={keys}
          sort={state.sort}
          onSort={(sort) => onChange({ sort })}
          selected={selected}
          onSelect={select}
          openMenuFor={menu.open?.subject.id}
          onMenu={menu.toggle}
          isBusy={list.isChangingPage}
          tags={extras.tags}
        />
      ) : status.step === 'ready' ? (
        <NoKeys filter={state.filter} onClear={() => onChange({ filter: '' })} newKeyButton={newKeyButton} />
      ) : (
        status.step !== 'failed' && <TableSkeleton label={words.loading} />
      )}
      {list.unreadable && <UnreadableNote count={list.unreadable.count} error={list.unreadable.error} />}
      <Pager page={list.page} pages={list.pageCount} onPage={(page) => onChange({ page })} />

      {menu.open && (
        <RowMenu
          apiKey={menu.open.subject}
          anchor={menu.open.anchor}
          onClose={menu.close}
          onRename={onRename}
          onDelete={(key) => onDelete([key], deselect)}
        />
      )}
    </section>
  )
}

function countText(status: KeyListStatus, limit: number | undefined): string {
  if (status.step === 'searching') return words.searching(status.read, status.total)
  if (status.step !== 'ready' || status.total === 0) return ''
  return status.matchCount === undefined
    ? words.total(status.total, limit)
    : words.found(status.matchCount, status.total)
}

type NoKeysProps = { filter: string; onClear: () => void; newKeyButton: ReactNode }

function NoKeys({ filter, onClear, newKeyButton }: NoKeysProps) {
  return filter === '' ? (
    <EmptyState icon="key" title={words.empty}>
      <p>{words.emptyMore}</p>
      {newKeyButton}
    </EmptyState>
  ) : (
    <EmptyState icon="search" title={words.noMatch(filter)}>
      <Button
        onClick={() => {
          onClear()
          focusFilter()
        }}
      >
        {words.clearFilter}
      </Button>
    </EmptyState>
  )
}
