import type { ConnectedAccount } from '~/api/connected-accounts'
import { useCan } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { moveFocusToSectionOnUnmount } from '~/ui/hooks/focus'
import { useServerMinutes } from '~/ui/hooks/use-server-now'
import { TimeAgo } from '~/ui/text/time'

import { connectionText, shorten } from './connection-text'
import { words } from './words'

/** Number of scopes before "and 5 more". */
const FEW = 4

type Props = { account: ConnectedAccount; onDisconnect: () => void }

export function AccountRow({ account: { connection, scopes, created, expires }, onDisconnect }: Props) {
  const canEdit = useCan('security', 'edit')
  const now = useServerMinutes()
  const name = connectionText(connection)
  const isExpired = expires !== undefined && expires.getTime() <= now
  const shown = scopes.slice(0, FEW).map(shorten)
  return (
    <li className="row roomy">
      <span className="tile w-9">
        <Icon name="external" size={18} />
      </span>
      <div className="min-w-0">
        <p className="row-name">
          <bdi>{name}</bdi>
          {isExpired && <span className="tag text-warn">{words.expired}</span>}
        </p>
        <p className="hint wrap-anywhere">
          <bdi className="fact">{shown.length > 0 ? shown.join(', ') : words.noScopes}</bdi>
          {scopes.length > FEW && <bdi> {words.moreScopes(scopes.length - FEW)}</bdi>}
          {created && (
            <bdi className="fact">
              {words.connected} <TimeAgo at={created} />
            </bdi>
          )}
          {expires && !isExpired && (
            <bdi className="fact">
              {words.expires} <TimeAgo at={expires} />
            </bdi>
          )}
        </p>
      </div>
      {canEdit && (
        <div ref={moveFocusToSectionOnUnmount}>
          <Button small aria-label={words.disconnectOf(name)} onClick={onDisconnect}>
            {words.disconnect}
          </Button>
        </div>
      )}
    </li>
  )
}
