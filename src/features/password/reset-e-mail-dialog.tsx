import { useEffect, useRef } from 'react'

import { RESET_COOL_DOWN_SECONDS, sendPasswordReset } from '~/api/password-reset'
import { tenantUrl, useConsole, usePerson } from '~/console-context'
import { Button } from '~/ui/button'
import { Dialog, DialogFoot } from '~/ui/dialog'
import { Problem } from '~/ui/problem'
import { useAction } from '~/ui/use-action'
import { useNow } from '~/ui/use-now'

import { passwordManager } from './password-manager'
import { words } from './words'

/** When the last e-mail was asked for, in milliseconds. It outlives the dialog: opening it again must not send another. */
let lastSent = 0

/** Sends the reset e-mail at once, and confirms in the same words whatever Auth0 knows of the address. */
export function ResetEmailDialog({ onClose }: { onClose: () => void }) {
  const { id, email } = usePerson()
  const manager = passwordManager(id)
  if (manager !== undefined) {
    return <Explanation title={words.managedElsewhere(manager)} text={words.managedElsewhereMore} onClose={onClose} />
  }
  if (email === '') return <Explanation title={words.title} text={words.noEmail} onClose={onClose} />
  return <SendResetEmail email={email} onClose={onClose} />
}

function Explanation({ title, text, onClose }: { title: string; text: string; onClose: () => void }) {
  return (
    <Dialog title={title} intro={text} onClose={onClose}>
      <DialogFoot>
        <Button look="primary" onClick={onClose}>
          {words.close}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

function SendResetEmail({ email, onClose }: { email: string; onClose: () => void }) {
  const { auth0 } = useConsole().config
  const send = useAction(async () => {
    const { clientId, connection } = auth0
    await sendPasswordReset({ tenantUrl: tenantUrl(auth0), clientId, connection, email })
    lastSent = Date.now()
  })
  const wait = secondsLeft(useNow(1000))

  const hasStarted = useRef(false)
  useEffect(() => {
    if (hasStarted.current) return
    hasStarted.current = true
    if (secondsLeft(Date.now()) === 0) void send.run()
  })

  const isSent = !send.isPending && !send.error && lastSent > 0
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div role="status" className="grid gap-1">
        {isSent ? (
          <>
            <p className="font-medium break-words">{words.sent(email)}</p>
            <p className="text-muted">{words.more}</p>
          </>
        ) : (
          !send.error && <p>{words.sending}</p>
        )}
      </div>
      {send.error && <Problem error={send.error} title={words.failed} onRetry={() => void send.run()} />}
      <DialogFoot>
        {isSent && (
          <Button disabledReason={wait > 0 ? words.sendAgainIn(wait) : undefined} onClick={() => void send.run()}>
            {wait > 0 ? words.sendAgainIn(wait) : words.sendAgain}
          </Button>
        )}
        <Button look="primary" onClick={onClose}>
          {words.close}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

function secondsLeft(now: number): number {
  return Math.max(0, Math.ceil((lastSent + RESET_COOL_DOWN_SECONDS * 1000 - now) / 1000))
}
