import { useState } from 'react'
import * as z from 'zod/mini'

import { RESET_COOL_DOWN_SECONDS, sendPasswordReset } from '~/api/password-reset'
import { FormField } from '~/forms/form-field'
import { useZodForm } from '~/forms/use-zod-form'
import { tenantUrl, useConsole } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { words as uiWords } from '~/ui/words'

import { forgotWords as words } from './forgot-words'
import { keepResetCoolDown, readResetCoolDown } from './reset-cool-down'
import { words as resetWords } from './words'

const FORM = 'forgot-password'
const Address = z.object({ email: z.string().check(z.trim(), z.email({ error: words.emailWrong })) })

/** Sends a reset email to an address that a logged-out user enters. Unknown addresses get the same words. */
export function ForgotPasswordDialog({ connection, onClose }: { connection: string; onClose: () => void }) {
  const { auth0 } = useConsole().config
  const [sentTo, setSentTo] = useState<string>()
  const form = useZodForm(Address, { email: '' })
  const send = useAction(async (email: string) => {
    const { clientId } = auth0
    const address = email.toLowerCase()
    // Within the cool-down, an email is on its way: sending another one would run into the server's rate limit.
    if (readResetCoolDown(address).until === 0) {
      await sendPasswordReset({ tenantUrl: tenantUrl(auth0), clientId, connection, email })
      keepResetCoolDown(address, { until: Date.now() + RESET_COOL_DOWN_SECONDS * 1000, wasSent: true })
    }
    setSentTo(email)
  })
  const wait = useRetryCountdown(send.error)

  if (sentTo !== undefined) {
    return (
      <Dialog title={words.title} onClose={onClose}>
        <div role="status" className="grid gap-1">
          <p className="font-medium break-words">{resetWords.sent(sentTo)}</p>
          <p>{resetWords.find(auth0.resetEmail)}</p>
          <p className="text-muted">{resetWords.more}</p>
        </div>
        <DialogFoot>
          <Button look="primary" onClick={onClose}>
            {resetWords.close}
          </Button>
        </DialogFoot>
      </Dialog>
    )
  }
  return (
    <Dialog title={words.title} intro={words.intro} onClose={onClose}>
      <form id={FORM} noValidate onSubmit={form.handleSubmit(({ email }) => void send.run(email))}>
        <FormField
          label={words.email}
          type="email"
          autoComplete="username"
          {...form.register('email')}
          error={form.formState.errors.email?.message}
        />
      </form>
      {send.error && <Problem error={send.error} title={resetWords.failed} />}
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button type="submit" form={FORM} look="primary" busy={send.isPending} disabledReason={wait}>
          {words.send}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
