import type { ManagementToken } from '~/api/management-tokens'
import { handFocusOn, Pick, SortHeader } from '~/ui/table'
import { RowMenuButton } from '~/ui/row-menu-button'
import { Ago, Until } from '~/ui/time'

import type { TokenSort } from './list-state'
import { nameOf } from './name'
import { StatusTag } from './status-tag'
import { statusOf } from './status'
import { statusWords, words } from './words'

type Props = {
  label: string
  tokens: ManagementToken[]
  now: number
  sort: TokenSort
  onSort: (sort: TokenSort) => void
  selected: ReadonlyMap<string, ManagementToken>
  onSelect: (tokens: ManagementToken[], isSelected: boolean) => void
  openMenuFor: string | undefined
  onMenu: (token: ManagementToken, anchor: HTMLElement) => void
  /** What a replacement that is under way makes of this token. */
  tagOf: (token: ManagementToken) => string | undefined
}

/** The tokens of one page. The roles are written out for the cards of a narrow screen (see api-key-table.tsx). */
export function TokenTable({
  label,
  tokens,
  now,
  sort,
  onSort,
  selected,
  onSelect,
  openMenuFor,
  onMenu,
  tagOf,
}: Props) {
  const picked = tokens.filter(({ id }) => selected.has(id)).length
  return (
    <table role="table" className="table tokens" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" className="pick" data-label={words.selectAll}>
            <Pick
              label={words.selectAll}
              isPicked={picked > 0 && picked === tokens.length}
              isPartly={picked > 0 && picked < tokens.length}
              onPick={(isPicked) => onSelect(tokens, isPicked)}
            />
          </th>
          <SortHeader by="name" sort={sort} first="asc" onSort={onSort}>
            {words.name}
          </SortHeader>
          <th role="columnheader">{words.token}</th>
          <SortHeader by="created" sort={sort} first="desc" onSort={onSort}>
            {words.created}
          </SortHeader>
          <SortHeader by="lastUsed" sort={sort} first="desc" onSort={onSort}>
            {words.lastUsed}
          </SortHeader>
          <SortHeader by="expires" sort={sort} first="asc" onSort={onSort}>
            {words.expires}
          </SortHeader>
          <th role="columnheader">{words.status}</th>
          <th role="columnheader" className="acts">
            <span className="sr-only">{words.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {tokens.map((token) => (
          <tr role="row" key={token.id} ref={handFocusOn} aria-selected={selected.has(token.id)}>
            <td role="cell" className="pick">
              <Pick
                label={words.select(nameOf(token))}
                isPicked={selected.has(token.id)}
                onPick={(isPicked) => onSelect([token], isPicked)}
              />
            </td>
            <td role="rowheader" className="name">
              <bdi>{nameOf(token)}</bdi>
              {token.isSuper && (
                // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the scopes must be reachable by keyboard
                <span className="tag" tabIndex={0} data-tip={words.scopes(token.scopes)}>
                  {words.superTag}
                </span>
              )}
              {tagOf(token) && <span className="tag">{tagOf(token)}</span>}
            </td>
            <td role="cell">
              <code className="text-muted">{words.hint(token.id)}</code>
            </td>
            <td role="cell" data-label={words.created}>
              <Ago at={token.created} />
            </td>
            <td role="cell" data-label={token.lastUsed && words.lastUsed}>
              {token.lastUsed ? <Ago at={token.lastUsed} /> : <span className="text-faint">{words.notUsed}</span>}
            </td>
            <td role="cell" data-label={isOver(token, now) ? statusWords.expired : words.expires}>
              {token.expires ? <Until at={token.expires} /> : <span className="text-faint">{words.noExpiry}</span>}
            </td>
            <td role="cell" className="status-cell">
              <StatusTag status={statusOf(token, now)} />
            </td>
            <td role="cell" className="acts">
              <RowMenuButton
                label={words.actionsFor(nameOf(token))}
                isOpen={openMenuFor === token.id}
                onMenu={(anchor) => onMenu(token, anchor)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const isOver = (token: ManagementToken, now: number) => statusOf(token, now) === 'expired'
