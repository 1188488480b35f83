import { useId, useState } from 'react'

import type { ConnectedAccount } from '~/api/connected-accounts'
import { lazyComponent } from '~/lib/lazy-component'
import { useCan } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { Problem } from '~/ui/feedback/problem'

import { AccountRow } from './account-row'
import { connectionText } from './connection-text'
import { useConnectedAccounts } from './use-connected-accounts'
import { useOutcome } from './use-outcome'
import { words } from './words'

const ConnectDialog = lazyComponent(() => import('./connect-dialog').then((module) => module.ConnectDialog))
const DisconnectDialog = lazyComponent(() => import('./disconnect-dialog').then((module) => module.DisconnectDialog))

/** The accounts of other providers that apps may use for the user. Hidden where the tenant has no Token Vault. */
export function ConnectedAccountsSection() {
  const id = useId()
  const list = useConnectedAccounts()
  const canEdit = useCan('security', 'edit')
  const notConnected = useOutcome()
  const [dialog, setDialog] = useState<'connect' | ConnectedAccount>()
  const close = () => setDialog(undefined)
  if (list.state === 'unavailable') return null
  const accounts = list.state === 'ready' ? list.accounts : []
  return (
    <section aria-labelledby={id} className="section">
      <div className="section-head">
        <h2 id={id}>{words.title}</h2>
        <span>{words.purpose}</span>
      </div>
      <div className="grid grid-cols-1 gap-3">
        {notConnected !== undefined && (
          <p role="alert" className="note warn">
            <Icon name="warning" />
            {words.notConnected(connectionText(notConnected))}
          </p>
        )}
        {list.state === 'failed' && <Problem error={list.error} title={words.loadFailed} onRetry={list.retry} />}
        {list.state === 'pending' && <Skeleton />}
        {list.state === 'ready' && (
          <div className="panel">
            {accounts.length > 0 && (
              <ul aria-label={words.title}>
                {accounts.map((account) => (
                  <AccountRow key={account.id} account={account} onDisconnect={() => setDialog(account)} />
                ))}
              </ul>
            )}
            {(canEdit || accounts.length === 0) && (
              <div
                className={`flex flex-wrap items-center justify-between gap-3 px-5 py-4 ${accounts.length > 0 ? 'border-t border-line' : ''}`}
              >
                {accounts.length === 0 && list.unreadable === 0 && (
                  <div>
                    <p className="font-medium">{words.none}</p>
                    <p className="hint">{canEdit ? words.noneMore : words.noneReadOnly}</p>
                  </div>
                )}
                {canEdit && (
                  <Button small icon="plus" onClick={() => setDialog('connect')}>
                    {words.connect}
                  </Button>
                )}
              </div>
            )}
          </div>
        )}
        {list.state === 'ready' && list.unreadable > 0 && <p className="hint">{words.unreadable(list.unreadable)}</p>}
      </div>
      {dialog === 'connect' && <ConnectDialog onClose={close} />}
      {typeof dialog === 'object' && <DisconnectDialog account={dialog} onClose={close} />}
    </section>
  )
}

function Skeleton() {
  return (
    <div className="panel" role="status" aria-label={words.loading} aria-busy="true">
      <div className="row roomy">
        <span className="tile w-9" />
        <div className="grid gap-2.5">
          <span className="bone w-32" />
          <span className="bone w-52" />
        </div>
      </div>
    </div>
  )
}
