import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { startEnrollment, type Enrollment } from '~/api/enrollment'
import { updateMethodInCache, type LoginMethod } from '~/api/my-account'
import { useCompletedStepUp } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { announce } from '~/lib/announcements'
import { demandStepUp, readStepUpDemand, useStepUpDemand } from '~/ui/feedback/step-up'
import { useAction } from '~/ui/hooks/use-action'
import { useStartOnMount } from '~/ui/hooks/use-start-on-mount'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { words as uiWords } from '~/ui/words'

import { changeWords as words } from './change-words'
import { NewPasswordForm } from './new-password-form'

type Props = { method: LoginMethod | undefined; onSendEmail: () => void; onClose: () => void }

/**
 * Changes the password after a fresh login. The API never asks for the old password and may not require a fresh login, so
 * the console does. Otherwise anyone at an unattended screen could take over the account.
 */
export function ChangePasswordDialog(props: Props) {
  const completedStepUp = useCompletedStepUp()
  if (completedStepUp === undefined) return null
  return completedStepUp ? <ChangePassword {...props} /> : <RequireStepUp onClose={props.onClose} />
}

function RequireStepUp({ onClose }: { onClose: () => void }) {
  const demand = useStepUpDemand()
  const hasAsked = useRef(false)
  useEffect(() => {
    if (!hasAsked.current) {
      hasAsked.current = true
      return demandStepUp({ stepUp: 'recent' })
    }
    // The user canceled. Read the store, because the effect may run twice for one render.
    if (!readStepUpDemand()) onClose()
  }, [demand, onClose])
  return null
}

function ChangePassword({ method, onSendEmail, onClose }: Props) {
  const client = useQueryClient()
  const [begun, setBegun] = useState<Enrollment<'password'>>()
  const begin = useAction(async () => setBegun(await startEnrollment({ type: 'password' })))
  useStartOnMount(true, () => void begin.run())

  function finish() {
    onClose()
    if (method) updateMethodInCache(client, { ...method, lastChanged: new Date() })
    announce(words.changed)
  }

  if (begun)
    return (
      <NewPasswordForm begun={begun} onExpired={begin.run} beginError={begin.error} onDone={finish} onClose={onClose} />
    )
  return <Preparing begin={begin} onSendEmail={onSendEmail} onClose={onClose} />
}

type PreparingProps = Pick<Props, 'onSendEmail' | 'onClose'> & {
  begin: Pick<ReturnType<typeof useAction<[]>>, 'error' | 'isPending' | 'run'>
}

function Preparing({ begin: { error, isPending, run }, onSendEmail, onClose }: PreparingProps) {
  const wait = useRetryCountdown(error)
  return (
    <Dialog title={words.title} onClose={onClose}>
      {error ? <Problem error={error} title={words.beginFailed} /> : <p role="status">{words.prepare}</p>}
      <DialogFoot>
        {error && <Button onClick={onSendEmail}>{words.sendEmail}</Button>}
        {error && error.kind !== 'step-up' && (
          <Button busy={isPending} disabledReason={wait} onClick={() => void run()}>
            {uiWords.tryAgain}
          </Button>
        )}
        <Button onClick={onClose}>{uiWords.cancel}</Button>
      </DialogFoot>
    </Dialog>
  )
}
