import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { disconnectAccount, removeAccountFromCache, type ConnectedAccount } from '~/api/connected-accounts'
import { ApiError } from '~/api/errors'
import { announce } from '~/lib/announcements'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { words as uiWords } from '~/ui/words'

import { connectionText } from './connection-text'
import { disconnectWords as words } from './dialog-words'

type Props = { account: ConnectedAccount; onClose: () => void }

/** Asks before an account is disconnected. */
export function DisconnectDialog({ account, onClose }: Props) {
  const client = useQueryClient()
  const cancel = useRef<HTMLButtonElement>(null)
  const name = connectionText(account.connection)
  const disconnect = useAction(
    async () => {
      await disconnectAccount(account).catch(ignoreNotFound)
      onClose()
      removeAccountFromCache(client, account)
      announce(words.disconnected(name))
    },
    { once: true },
  )
  const wait = useRetryCountdown(disconnect.error)
  return (
    <Dialog role="alertdialog" title={words.title(name)} intro={words.intro} onClose={onClose} focusFirst={cancel}>
      {disconnect.error && <Problem error={disconnect.error} title={words.failed} />}
      <DialogFoot>
        <Button ref={cancel} onClick={onClose}>
          {uiWords.cancel}
        </Button>
        <Button
          look="danger"
          busy={disconnect.isPending}
          disabledReason={wait}
          // `detail` is the click count: the double click that opened the dialog must not confirm it.
          onClick={({ detail }) => {
            if (detail < 2) void disconnect.run()
          }}
        >
          {words.disconnect}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

/** The account had been disconnected before. */
function ignoreNotFound(error: unknown): void {
  if (!(error instanceof ApiError) || error.kind !== 'not-found') throw error
}
