import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import * as z from 'zod/mini'

import { startEnrollment, type Enrollment } from '~/api/enrollment'
import { updateMethodInCache, type LoginMethod } from '~/api/my-account'
import { useCompletedStepUp, useConsole } from '~/session/console-context'
import { requireStepUp } from '~/session/fresh-login'
import { useLoginDraft } from '~/session/login-draft'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { announce } from '~/lib/announcements'
import { demandStepUp, readStepUpDemand, useStepUpDemand } from '~/ui/feedback/step-up'
import { useAction } from '~/ui/hooks/use-action'
import { useStartOnMount } from '~/ui/hooks/use-start-on-mount'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { useIsPressed } from '~/ui/overlays/use-dialog-url'
import { words as uiWords } from '~/ui/words'

import { changeWords as words } from './change-words'
import { NewPasswordForm } from './new-password-form'

/** The form has no values to restore. The presence of a draft shows that the user comes from the login. */
const NoValues = z.object({})

type Props = {
  method: LoginMethod | undefined
  onSendEmail: () => void
  onChanged: () => void
  onClose: () => void
}

/**
 * Changes the password after a fresh login. The API never asks for the old password and may not require a fresh login, so
 * the console does. Otherwise anyone at an unattended screen could take over the account.
 */
export function ChangePasswordDialog(props: Props) {
  const completedStepUp = useCompletedStepUp()
  const isPressed = useIsPressed()
  const hasReturned = useLoginDraft(NoValues) !== undefined
  if (completedStepUp === undefined) return null
  if (!completedStepUp) return <RequireStepUp onClose={props.onClose} />
  return <ChangePassword {...props} startsOnMount={isPressed || hasReturned} />
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

/** Without `startsOnMount`, a link opened the dialog, so nothing is sent before a press. */
function ChangePassword({
  method,
  onSendEmail,
  onChanged,
  onClose,
  startsOnMount,
}: Props & { startsOnMount: boolean }) {
  const client = useQueryClient()
  const { identity } = useConsole()
  const [begun, setBegun] = useState<Enrollment<'password'>>()
  const begin = useAction(async () => {
    await requireStepUp(identity)
    setBegun(await startEnrollment({ type: 'password' }))
  })
  useStartOnMount(startsOnMount, () => void begin.run())

  function finish() {
    onClose()
    onChanged()
    if (method) updateMethodInCache(client, { ...method, lastChanged: new Date() })
    announce(words.changed)
  }

  if (begun)
    return (
      <NewPasswordForm begun={begun} onExpired={begin.run} beginError={begin.error} onDone={finish} onClose={onClose} />
    )
  return <Preparing begin={begin} isWaiting={!startsOnMount} onSendEmail={onSendEmail} onClose={onClose} />
}

type PreparingProps = Pick<Props, 'onSendEmail' | 'onClose'> & {
  begin: Pick<ReturnType<typeof useAction<[]>>, 'error' | 'isPending' | 'run'>
  /** True if the start waits for a press. */
  isWaiting: boolean
}

function Preparing({ begin: { error, isPending, run }, isWaiting, onSendEmail, onClose }: PreparingProps) {
  const wait = useRetryCountdown(error)
  if (isWaiting && !error && !isPending) {
    return (
      <Dialog title={words.title} intro={words.intro} onClose={onClose}>
        <DialogFoot>
          <Button onClick={onClose}>{uiWords.cancel}</Button>
          <Button look="primary" onClick={() => void run()}>
            {words.continue}
          </Button>
        </DialogFoot>
      </Dialog>
    )
  }
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
