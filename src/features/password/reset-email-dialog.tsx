import { useState } from 'react'

import { asApiError } from '~/api/errors'
import { RESET_COOL_DOWN_SECONDS, sendPasswordReset } from '~/api/password-reset'
import { tenantUrl, useConsole, useUser } from '~/session/console-context'
import { keepResetCoolDown, readResetCoolDown } from './reset-cool-down'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'
import { useSecondsLeft } from '~/ui/hooks/use-now'
import { useStartOnMount } from '~/ui/hooks/use-start-on-mount'

import { passwordProvider } from './password-provider'
import { words } from './words'

/** Sends the reset email when it opens. Shows the same message for unknown addresses. */
export function ResetEmailDialog({ onClose }: { onClose: () => void }) {
  const { id, email } = useUser()
  const provider = passwordProvider(id)
  if (provider !== undefined) {
    return <Explanation title={words.managedElsewhere(provider)} text={words.managedElsewhereMore} onClose={onClose} />
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
  const { id } = useUser()
  const [{ until, wasSent }, setCoolDown] = useState(() => readResetCoolDown(id))
  const wait = useSecondsLeft(until)
  function pause(seconds: number, isSent: boolean) {
    const next = { until: Date.now() + seconds * 1000, wasSent: isSent }
    keepResetCoolDown(id, next)
    setCoolDown(next)
  }
  const send = useAction(async () => {
    const { clientId, connection } = auth0
    try {
      await sendPasswordReset({ tenantUrl: tenantUrl(auth0), clientId, connection, email })
      pause(RESET_COOL_DOWN_SECONDS, true)
    } catch (error) {
      const problem = asApiError(error)
      if (problem.retryAfter !== undefined) pause(problem.retryAfter, false)
      throw problem
    }
  })

  // During the cool-down, opening the dialog again or reloading must not send another email.
  useStartOnMount(wait === 0, () => void send.run())

  const { isPending, error } = send
  const isSent = !isPending && !error && wasSent
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div role="status" className="grid gap-1">
        {isSent ? (
          <>
            <p className="font-medium break-words">{words.sent(email)}</p>
            <p className="text-muted">{words.more}</p>
          </>
        ) : (
          !error && <p>{wait > 0 ? words.paused : words.sending}</p>
        )}
      </div>
      {error && <Problem error={error} title={words.failed} />}
      <DialogFoot>
        {(isSent || error || wait > 0) && (
          <Button
            disabledReason={wait > 0 ? words.sendAgainIn(wait) : undefined}
            busy={isPending}
            onClick={() => void send.run()}
          >
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
