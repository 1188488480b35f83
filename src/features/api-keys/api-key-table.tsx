import { Link } from 'react-router'

import { DEFAULT_KEY_NAME, type ApiKey, type ApiKeySort } from '~/api/api-keys'
import { isDots, paths } from '~/config/paths'
import { useCan } from '~/session/console-context'
import { Icon } from '~/ui/controls/icon'
import { RowMenuButton } from '~/ui/overlays/row-menu-button'
import { announce } from '~/lib/announcements'
import { moveFocusOnUnmount } from '~/ui/hooks/focus'
import { useCopy } from '~/ui/hooks/use-copy'
import { SelectBox, SortHeader } from '~/ui/lists/table'
import { TimeAgo } from '~/ui/text/time'
import { words as uiWords } from '~/ui/words'

import { shortClientId } from './short-client-id'
import { words } from './words'

type Props = {
  keys: ApiKey[]
  sort: ApiKeySort
  onSort: (sort: ApiKeySort) => void
  selected: ReadonlyMap<string, ApiKey>
  onSelect: (keys: ApiKey[], isSelected: boolean) => void
  openMenuFor: string | undefined
  onMenu: (key: ApiKey, anchor: HTMLElement) => void
  isBusy: boolean
  tags: ReadonlyMap<string, string> | undefined
}

/**
 * One page of keys. The explicit roles are needed because the cards on narrow screens use `display: block`, with which
 * every browser drops the table semantics.
 */
export function ApiKeyTable({ keys, sort, onSort, selected, onSelect, openMenuFor, onMenu, isBusy, tags }: Props) {
  const canEdit = useCan('apiKeys', 'edit')
  const selectedCount = keys.filter((key) => selected.has(key.id)).length
  return (
    <table role="table" className={canEdit ? 'table' : 'table plain'} aria-label={words.title} aria-busy={isBusy}>
      <thead role="rowgroup">
        <tr role="row">
          {canEdit && (
            <th role="columnheader" className="pick" aria-label={uiWords.selection} data-label={words.selectAll}>
              <SelectBox
                label={words.selectAll}
                isSelected={selectedCount > 0 && selectedCount === keys.length}
                isPartlySelected={selectedCount > 0 && selectedCount < keys.length}
                onSelect={(isSelected) => onSelect(keys, isSelected)}
              />
            </th>
          )}
          <SortHeader by="name" first="asc" sort={sort} onSort={onSort}>
            {words.name}
          </SortHeader>
          <th role="columnheader">{words.clientId}</th>
          <SortHeader by="created" first="desc" sort={sort} onSort={onSort}>
            {words.created}
          </SortHeader>
          <SortHeader by="lastModified" first="desc" sort={sort} onSort={onSort}>
            {words.lastModified}
          </SortHeader>
          {canEdit && (
            <th role="columnheader" className="acts">
              <span className="sr-only">{words.actions}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {keys.map((key) => (
          <tr role="row" key={key.id} ref={moveFocusOnUnmount} aria-selected={selected.has(key.id)}>
            {canEdit && (
              <td role="cell" className="pick">
                <SelectBox
                  label={words.select(key.name)}
                  isSelected={selected.has(key.id)}
                  onSelect={(isSelected) => onSelect([key], isSelected)}
                />
              </td>
            )}
            <th scope="row" role="rowheader" className="name">
              {isDots(key.id) ? (
                <bdi>{key.name}</bdi>
              ) : (
                <Link to={paths.apiKey(key.id)} className="link">
                  <bdi>{key.name}</bdi>
                </Link>
              )}
              {key.name === DEFAULT_KEY_NAME && <span className="tag">{words.developerTag}</span>}
              {tags?.has(key.id) && <span className="tag">{tags.get(key.id)}</span>}
            </th>
            <td role="cell">
              <ClientId apiKey={key} />
            </td>
            <td role="cell" data-label={words.created}>
              <TimeAgo at={key.created} />
            </td>
            <td role="cell" data-label={words.lastModified}>
              <TimeAgo at={key.lastModified} />
            </td>
            {canEdit && (
              <td role="cell" className="acts">
                <RowMenuButton
                  label={words.actionsFor(key.name)}
                  isOpen={openMenuFor === key.id}
                  onMenu={(anchor) => onMenu(key, anchor)}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Shows the start and the end of a client ID, and copies all of it. */
function ClientId({ apiKey: { clientId, name } }: { apiKey: ApiKey }) {
  const { state, copy } = useCopy()
  const copyId = async () =>
    announce((await copy(clientId)) ? uiWords.copiedAnnouncement(words.clientId) : words.copyRefused(clientId))
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <code className="text-muted" data-tip={clientId}>
        {shortClientId(clientId)}
      </code>
      <button
        type="button"
        className="icon-btn small"
        aria-label={`${uiWords.copy} ${words.clientIdOf(name)}`}
        // The full ID, for keyboards and screen readers.
        data-tip={clientId}
        onClick={copyId}
      >
        <Icon name={state === 'copied' ? 'check' : 'copy'} size={14} />
      </button>
    </span>
  )
}
