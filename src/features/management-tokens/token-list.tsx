import { useMemo, type ReactNode } from 'react'

import { asApiError } from '~/api/errors'
import type { ManagementToken } from '~/api/management-tokens'
import type { Rotation } from './rotations'
import { Button } from '~/ui/controls/button'
import { EmptyState } from '~/ui/lists/empty-state'
import { FilterField } from '~/ui/lists/filter-field'
import { moveFocusOnUnmount } from '~/ui/hooks/focus'
import { lazyComponent } from '~/lib/lazy-component'
import { Pager } from '~/ui/lists/pager'
import { Problem } from '~/ui/feedback/problem'
import { SelectionBar } from '~/ui/lists/selection-bar'
import { SortField } from '~/ui/lists/sort-field'
import { TableSkeleton } from '~/ui/lists/table-skeleton'
import { useMenu } from '~/ui/overlays/use-menu'
import { useSelection } from '~/ui/lists/use-selection'

import { isStatus, type ListState, type TokenSort } from './list-state'
import { statusOf } from './status'
import { TokenTable } from './token-table'
import type { TokenList as List, TokenSection } from './use-token-list'
import { statusWords, words } from './words'

export const TokenMenu = lazyComponent(() => import('./token-menu').then((module) => module.TokenMenu))

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
  list: List
  rotations: Rotation[]
  /** The one primary action, repeated where there is nothing else to do. */
  newTokenButton: ReactNode
  onRotate: (token: ManagementToken) => void
  onDelete: (tokens: ManagementToken[]) => void
}

/** Filter, selection, and a table for each of the two kinds of token. */
export function TokenList({ state, onChange, list, rotations, newTokenButton, onRotate, onDelete }: Props) {
  const { query, now, foundBy, matching, personal, sessions, expired, labelOf } = list
  const { selected: picked, select, clear } = useSelection<ManagementToken>()
  const selected = useMemo(() => stillThere(picked, query.data), [picked, query.data])
  const menu = useMenu<ManagementToken>()
  const total = query.data?.length ?? 0
  const isFiltered = foundBy !== '' || state.status !== undefined

  const tagOf = ({ id }: ManagementToken) => {
    if (rotations.some(({ oldId }) => oldId === id)) return words.beingRotated
    const rotation = rotations.find(({ newId }) => newId === id)
    return rotation && words.newTokenFor(rotation.oldId)
  }
  const table = (label: string, { shown }: TokenSection) => (
    <TokenTable
      label={label}
      tokens={shown}
      now={now}
      sort={state.sort}
      onSort={(sort) => onChange({ sort })}
      selected={selected}
      onSelect={select}
      openMenuFor={menu.open?.subject.id}
      onMenu={menu.toggle}
      tagOf={tagOf}
      labelOf={labelOf}
    />
  )

  return (
    <>
      <div className="toolbar mb-5">
        {selected.size > 0 ? (
          <SelectionBar
            label={words.selected(selected.size)}
            deleteLabel={words.deleteSelected(selected.size)}
            onClear={clear}
            onDelete={() => onDelete([...selected.values()])}
          >
            {/* It stays where it was pressed: what has the focus must not go. */}
            <Button
              disabledReason={selected.size < matching.length ? undefined : words.allSelected}
              onClick={() => select(matching, true)}
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
            {expired.length > 0 && (
              <Button ref={moveFocusOnUnmount} onClick={() => onDelete(expired)}>
                {words.deleteExpired}
              </Button>
            )}
          </>
        )}
        <p className="hint ms-auto" role="status">
          {total > 0 && (isFiltered ? words.found(matching.length, total) : words.total(total))}
        </p>
      </div>

      {query.error && (
        <Problem error={asApiError(query.error)} title={words.loadFailed} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <TableSkeleton label={words.loading} />}
      {query.data && matching.length === 0 && (
        <Nothing
          filter={foundBy}
          status={state.status}
          isFiltered={isFiltered}
          onChange={onChange}
          newTokenButton={newTokenButton}
        />
      )}
      {matching.length > 0 && (personal.matching.length > 0 || !isFiltered) && (
        <section aria-label={words.personal} className="section">
          <div className="section-head">
            <h2>{words.personal}</h2>
          </div>
          {personal.shown.length > 0 ? table(words.personal, personal) : <p className="hint">{words.noPersonal}</p>}
          <Pager label={words.pagesOf(words.personal)} {...personal} onPage={(page) => onChange({ page })} />
        </section>
      )}
      {sessions.shown.length > 0 && (
        <section aria-label={words.sessions} className="section">
          <div className="section-head">
            <h2>{words.sessions}</h2>
            <span>{words.sessionsPurpose}</span>
          </div>
          {table(words.sessions, sessions)}
          <Pager label={words.pagesOf(words.sessions)} {...sessions} onPage={(page) => onChange({ sessions: page })} />
        </section>
      )}

      {menu.open && (
        <TokenMenu
          token={menu.open.subject}
          label={words.actionsFor(labelOf(menu.open.subject))}
          isExpired={statusOf(menu.open.subject, now) === 'expired'}
          isBeingRotated={rotations.some(({ oldId }) => oldId === menu.open?.subject.id)}
          anchor={menu.open.anchor}
          onClose={menu.close}
          onRotate={onRotate}
          onDelete={(token) => onDelete([token])}
        />
      )}
    </>
  )
}

/** What has been deleted, here or elsewhere, is not selected any more. */
function stillThere(picked: ReadonlyMap<string, ManagementToken>, tokens: ManagementToken[] | undefined) {
  if (picked.size === 0 || !tokens) return picked
  const ids = new Set(tokens.map(({ id }) => id))
  return new Map([...picked].filter(([id]) => ids.has(id)))
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

type NothingProps = Pick<Props, 'onChange' | 'newTokenButton'> &
  Pick<ListState, 'filter' | 'status'> & { isFiltered: boolean }

function Nothing({ filter, status, isFiltered, onChange, newTokenButton }: NothingProps) {
  if (!isFiltered) {
    return (
      <EmptyState icon="token" title={words.empty}>
        <p>{words.emptyMore}</p>
        {newTokenButton}
      </EmptyState>
    )
  }
  const state = status && statusWords[status]
  const title = !state
    ? words.noMatch(filter)
    : filter === ''
      ? words.noneOfStatus(state)
      : words.noMatchOfStatus(filter, state)
  return (
    <EmptyState icon="search" title={title}>
      <Button onClick={() => onChange({ filter: '', status: undefined })}>{words.clearFilter}</Button>
    </EmptyState>
  )
}
