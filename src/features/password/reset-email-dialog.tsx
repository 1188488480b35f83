import { useState } from 'react'

import { asApiError } from '~/api/errors'
import { RESET_COOL_DOWN_SECONDS, sendPasswordReset } from '~/api/password-reset'
import { tenantUrl, useConsole, useUser } from '~/session/console-context'
import { keepResetCoolDown, readResetCoolDown, useResetCoolDown } from './reset-cool-down'
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
  const { connection } = useConsole().config.auth0
  const provider = passwordProvider(id, connection)
  if (provider !== undefined || connection === null) {
    const title = words.managedElsewhere(provider ?? words.anotherProvider)
    return <Explanation title={title} text={words.managedElsewhereMore} onClose={onClose} />
  }
  if (email === '') return <Explanation title={words.title} text={words.noEmail} onClose={onClose} />
  return <SendResetEmail email={email} connection={connection} onClose={onClose} />
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

type SendProps = { email: string; connection: string; onClose: () => void }

function SendResetEmail({ email, connection, onClose }: SendProps) {
  const { auth0 } = useConsole().config
  const { id } = useUser()
  const { until, wasSent } = useResetCoolDown(id)
  const wait = useSecondsLeft(until)
  const [openedAt] = useState(() => Date.now())
  const pause = (seconds: number, isSent: boolean) =>
    keepResetCoolDown(id, { until: Date.now() + seconds * 1000, wasSent: isSent })

  const send = useAction(async () => {
    // Another tab may have sent one since this tab last rendered.
    if (readResetCoolDown(id).until > 0) return
    // Before the request, so that no other tab sends a second email in the meantime.
    pause(RESET_COOL_DOWN_SECONDS, false)
    const { clientId } = auth0
    try {
      await sendPasswordReset({ tenantUrl: tenantUrl(auth0), clientId, connection, email })
      pause(RESET_COOL_DOWN_SECONDS, true)
    } catch (error) {
      const problem = asApiError(error)
      pause(problem.retryAfter ?? 0, false)
      throw problem
    }
  })

  // During the cool-down, opening the dialog again or reloading must not send another email.
  useStartOnMount(wait === 0, () => void send.run())

  const { isPending, error } = send
  // A cool-down that was over when the dialog opened is about an earlier email.
  const isSent = !isPending && !error && wasSent && until > openedAt
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div role="status" className="grid gap-1">
        {isSent ? (
          <>
            <p className="font-medium break-words">{words.sent(email)}</p>
            <p>{words.find(auth0.resetEmail)}</p>
            <p className="text-muted">{words.more}</p>
            <p className="text-muted">{words.noOldPassword}</p>
          </>
        ) : (
          !error && <p>{wait > 0 && !isPending ? words.paused : words.sending}</p>
        )}
      </div>
      {error && <Problem error={error} title={words.failed} />}
      <DialogFoot>
        {(isSent || error || (wait > 0 && !isPending)) && (
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
