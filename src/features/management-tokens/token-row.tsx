import { memo } from 'react'

import type { ManagementToken } from '~/api/management-tokens'
import { useCan } from '~/session/console-context'
import { RowMenuButton } from '~/ui/overlays/row-menu-button'
import { moveFocusOnUnmount } from '~/ui/hooks/focus'
import { SelectBox } from '~/ui/lists/table'
import { TimeAgo, TimeUntil } from '~/ui/text/time'

import { nameOf } from './name'
import { StatusTag } from './status-tag'
import type { TokenStatus } from './status'
import { statusWords, words } from './words'

type Props = {
  token: ManagementToken
  status: TokenStatus
  /** The token's role in an unfinished rotation. */
  tag: string | undefined
  label: string
  isSelected: boolean
  isMenuOpen: boolean
  onSelect: (tokens: ManagementToken[], isSelected: boolean) => void
  onMenu: (token: ManagementToken, anchor: HTMLElement) => void
}

/** Memoized, because up to 40 rows with three dates each are on screen. */
export const TokenRow = memo(function TokenRow({
  token,
  status,
  tag,
  label,
  isSelected,
  isMenuOpen,
  onSelect,
  onMenu,
}: Props) {
  const canEdit = useCan('tokens', 'edit')
  const { created, lastUsed, expires } = token
  return (
    <tr role="row" ref={moveFocusOnUnmount} aria-selected={isSelected}>
      {canEdit && (
        <td role="cell" className="pick">
          <SelectBox
            label={words.select(label)}
            isSelected={isSelected}
            onSelect={(isChecked) => onSelect([token], isChecked)}
          />
        </td>
      )}
      <th scope="row" role="rowheader" className="name">
        <bdi>{nameOf(token)}</bdi>
        {token.isSuper && (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the scopes must be reachable by keyboard
          <span className="tag" tabIndex={0} data-tip={words.scopes(token.scopes)}>
            {words.superTag}
          </span>
        )}
        {tag && <span className="tag">{tag}</span>}
      </th>
      <td role="cell">
        <code className="text-muted">{words.hint(token.id)}</code>
      </td>
      <td role="cell" data-label={words.created}>
        <TimeAgo at={created} />
      </td>
      <td role="cell" data-label={lastUsed && words.lastUsed}>
        {lastUsed ? <TimeAgo at={lastUsed} /> : <span className="text-faint">{words.notUsed}</span>}
      </td>
      <td role="cell" data-label={status === 'expired' ? statusWords.expired : words.expires}>
        {expires ? <TimeUntil at={expires} /> : <span className="text-faint">{words.noExpiry}</span>}
      </td>
      <td role="cell" className="status-cell">
        <StatusTag status={status} />
      </td>
      <td role="cell" className="acts">
        <RowMenuButton label={words.actionsFor(label)} isOpen={isMenuOpen} onMenu={(anchor) => onMenu(token, anchor)} />
      </td>
    </tr>
  )
})
