import type { ManagementToken } from '~/api/management-tokens'
import { useCan } from '~/session/console-context'
import { SelectBox, SortHeader } from '~/ui/lists/table'
import { words as uiWords } from '~/ui/words'

import type { TokenSort } from './list-state'
import { statusOf } from './status'
import { TokenRow } from './token-row'
import { words } from './words'

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
  /** Returns the token's role in an unfinished rotation. */
  tagOf: (token: ManagementToken) => string | undefined
  /** Returns a name that is unique in the list. */
  labelOf: (token: ManagementToken) => string
}

/** One page of tokens. The explicit roles are needed for the cards on narrow screens (see api-key-table.tsx). */
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
  labelOf,
}: Props) {
  const canEdit = useCan('tokens', 'edit')
  const selectedCount = tokens.filter(({ id }) => selected.has(id)).length
  return (
    <table role="table" className="table tokens" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {canEdit && (
            <th role="columnheader" className="pick" aria-label={uiWords.selection} data-label={words.selectAll}>
              <SelectBox
                label={words.selectAllOf(label)}
                isSelected={selectedCount > 0 && selectedCount === tokens.length}
                isPartlySelected={selectedCount > 0 && selectedCount < tokens.length}
                onSelect={(isSelected) => onSelect(tokens, isSelected)}
              />
            </th>
          )}
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
          <TokenRow
            key={token.id}
            token={token}
            status={statusOf(token, now)}
            tag={tagOf(token)}
            label={labelOf(token)}
            isSelected={selected.has(token.id)}
            isMenuOpen={openMenuFor === token.id}
            onSelect={onSelect}
            onMenu={onMenu}
          />
        ))}
      </tbody>
    </table>
  )
}
