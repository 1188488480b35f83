import { useQuery } from '@tanstack/react-query'

import { connectedAccountQueries } from '~/api/connected-accounts'
import { asApiError } from '~/api/errors'
import { paths } from '~/config/paths'
import { useConsole } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { words as uiWords } from '~/ui/words'

import { connectionText, shorten } from './connection-text'
import { connectWords as words } from './dialog-words'

/** Lists the providers of the tenant. Choosing one leaves the console. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const { identity } = useConsole()
  const { data, error, isPending, refetch } = useQuery(connectedAccountQueries.connections())
  // It stays pending after a success, because the browser leaves the page.
  const leave = useAction((connection: string) => identity.connectAccount(connection, paths.security), { once: true })
  const wait = useRetryCountdown(leave.error)
  return (
    <Dialog title={words.title} intro={words.intro} onClose={onClose} focusFirst="heading">
      {isPending && (
        <p role="status" className="text-muted">
          {words.loading}
        </p>
      )}
      {error && <Problem error={asApiError(error)} title={words.loadFailed} onRetry={() => void refetch()} />}
      {data?.rows.length === 0 && <p className="text-muted">{words.none}</p>}
      <ul className="grid grid-cols-1 gap-2">
        {data?.rows.map(({ name, scopes }) => (
          <li key={name}>
            <button
              type="button"
              className="kind"
              aria-disabled={leave.isPending || wait !== undefined || undefined}
              onClick={() => {
                if (wait === undefined) void leave.run(name)
              }}
            >
              <bdi className="font-[540] wrap-anywhere">{connectionText(name)}</bdi>
              {scopes.length > 0 && (
                <span className="text-muted text-[13px] wrap-anywhere">
                  {words.asksFor(scopes.slice(0, 6).map(shorten))}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {leave.error && <Problem error={leave.error} title={words.failed} />}
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
      </DialogFoot>
    </Dialog>
  )
}
