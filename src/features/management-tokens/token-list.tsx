import { useMemo, type ReactNode } from 'react'
import { useStore } from 'zustand'

import { MANAGEMENT_TOKENS, type ManagementToken } from '~/api/management-tokens'
import { unreadableRows } from '~/api/unreadable-rows'
import { lazyComponent } from '~/lib/lazy-component'
import type { Rotation } from '~/lib/rotations'
import { Problem, UnreadableNote } from '~/ui/feedback/problem'
import { Pager } from '~/ui/lists/pager'
import { TableSkeleton } from '~/ui/lists/table-skeleton'
import { useSelection } from '~/ui/lists/use-selection'
import { useMenu } from '~/ui/overlays/use-menu'

import type { ListState } from './list-state'
import { NoPersonalTokens, NoTokens } from './no-tokens'
import { rotationTag } from './rotation-tag'
import { statusOf } from './status'
import { TokenTable } from './token-table'
import { TokenToolbar } from './token-toolbar'
import type { TokenListView, TokenSection } from './use-token-list'
import { words } from './words'

export const TokenMenu = lazyComponent(() => import('./token-menu').then((module) => module.TokenMenu))

type Props = {
  state: ListState
  onChange: (change: Partial<ListState>) => void
  list: TokenListView
  rotations: Rotation[]
  /** The page's primary action, repeated in the empty list. */
  newTokenButton: ReactNode
  onRotate: (token: ManagementToken) => void
  onDelete: (tokens: ManagementToken[]) => void
}

/** The tokens with their filter, selection and menu, in one table for personal tokens and one for session tokens. */
export function TokenList({ state, onChange, list, rotations, newTokenButton, onRotate, onDelete }: Props) {
  const { status, tokens, now, matching, personal, sessions, isFiltered, labelOf } = list
  const { selected: everSelected, select, clear } = useSelection<ManagementToken>()
  const selected = useMemo(() => onlyExisting(everSelected, tokens), [everSelected, tokens])
  const menu = useMenu<ManagementToken>()
  const unreadable = useStore(unreadableRows)[MANAGEMENT_TOKENS]

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
      tagOf={(token) => rotationTag(token, rotations)}
      labelOf={labelOf}
    />
  )

  return (
    <>
      <TokenToolbar
        state={state}
        onChange={onChange}
        list={list}
        selected={selected}
        onSelect={select}
        onClear={clear}
        onDelete={onDelete}
      />

      {status.step === 'failed' && <Problem error={status.error} title={words.loadFailed} onRetry={status.retry} />}
      {status.step === 'loading' && <TableSkeleton label={words.loading} />}
      {tokens && matching.length === 0 && (
        <NoTokens list={list} status={state.status} onChange={onChange} newTokenButton={newTokenButton} />
      )}
      {matching.length > 0 && (personal.count > 0 || !isFiltered) && (
        <section aria-label={words.personal} className="section">
          <div className="section-head">
            <h2>{words.personal}</h2>
          </div>
          {personal.count > 0 ? table(words.personal, personal) : <NoPersonalTokens />}
          <Pager
            label={words.pagesOf(words.personal)}
            page={personal.page}
            pages={personal.pages}
            onPage={(page) => onChange({ page })}
          />
        </section>
      )}
      {sessions.count > 0 && (
        <section aria-label={words.sessions} className="section">
          <div className="section-head">
            <h2>{words.sessions}</h2>
            <span>{words.sessionsPurpose}</span>
          </div>
          {table(words.sessions, sessions)}
          <Pager
            label={words.pagesOf(words.sessions)}
            page={sessions.page}
            pages={sessions.pages}
            onPage={(page) => onChange({ sessions: page })}
          />
        </section>
      )}

      {unreadable && <UnreadableNote count={unreadable.count} error={unreadable.error} />}

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

/** Removes deleted tokens from the selection, whether they were deleted here or elsewhere. */
function onlyExisting(selected: ReadonlyMap<string, ManagementToken>, tokens: ManagementToken[] | undefined) {
  if (selected.size === 0 || !tokens) return selected
  const ids = new Set(tokens.map(({ id }) => id))
  return new Map([...selected].filter(([id]) => ids.has(id)))
}
