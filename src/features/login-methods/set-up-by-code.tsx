import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import * as z from 'zod/mini'

import { useUser } from '~/session/console-context'
import { FormField } from '~/forms/form-field'
import { useZodForm } from '~/forms/use-zod-form'
import { stripInvisible } from '~/lib/visible-text'
import { useLoginDraft } from '~/session/login-draft'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import type { Action } from '~/ui/hooks/use-action'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { words as uiWords } from '~/ui/words'

import { CodeStep } from './code-step'
import { words } from './dialog-words'
import { useEnrollment, type Done } from './use-enrollment'

type Props = { onDone: Done; onClose: () => void }
const Channel = z.enum(['sms', 'voice'])
type Channel = z.output<typeof Channel>

const Email = z.object({
  target: z.string().check(z.overwrite(stripInvisible), z.trim(), z.email({ error: words.emailWrong })),
})
/** Normalizes a phone number to E.164 without spaces, as the server requires. */
const Phone = z.object({
  target: z.string().check(
    z.overwrite((text) =>
      stripInvisible(text)
        .replaceAll(/[\s().-]/g, '')
        .replace(/^00/, '+'),
    ),
    z.regex(/^\+[1-9]\d{6,14}$/, { error: words.phoneWrong }),
  ),
})

const PhoneDraft = z.object({ ...Phone.shape, by: Channel })

export function SetUpEmail({ onDone, onClose }: Props) {
  const draft = useLoginDraft(Email)
  const { email } = useUser()
  const [target, setTarget] = useState(draft?.target ?? email)
  const enrollment = useEnrollment<'email'>(onDone, (request) => ({ target: request.email }))
  const send = (to: string) => void enrollment.begin.run({ type: 'email', email: to })
  return (
    <SetUpByCode
      title={words.emailTitle}
      intro={words.emailIntro}
      field={{ label: words.email, type: 'email', autoComplete: 'email' }}
      schema={Email}
      target={target}
      onTarget={setTarget}
      enrollment={enrollment}
      onSend={send}
      onClose={onClose}
    />
  )
}

export function SetUpPhone({ onDone, onClose }: Props) {
  const draft = useLoginDraft(PhoneDraft)
  const [target, setTarget] = useState(draft?.target ?? '')
  const [by, setBy] = useState<Channel>(draft?.by ?? 'sms')
  const enrollment = useEnrollment<'phone'>(onDone, (request) => ({ target: request.phone_number, by }))
  const send = (to: string) =>
    void enrollment.begin.run({ type: 'phone', phone_number: to, preferred_authentication_method: by })
  return (
    <SetUpByCode
      title={words.phoneTitle}
      intro={words.phoneIntro}
      field={{ label: words.phone, type: 'tel', autoComplete: 'tel', hint: words.phoneHint }}
      schema={Phone}
      target={target}
      onTarget={setTarget}
      enrollment={enrollment}
      onSend={send}
      onClose={onClose}
    >
      <fieldset className="choices">
        <legend>{words.by}</legend>
        {Channel.options.map((way) => (
          <label key={way}>
            <input type="radio" name="by" checked={by === way} onChange={() => setBy(way)} />
            {words[way]}
          </label>
        ))}
      </fieldset>
    </SetUpByCode>
  )
}

type ByCodeProps = {
  title: string
  intro: string
  field: { label: string; type: string; autoComplete: string; hint?: string }
  schema: z.ZodMiniType<{ target: string }, { target: string }>
  target: string
  onTarget: (target: string) => void
  enrollment: Pick<ReturnType<typeof useEnrollment>, 'verify' | 'problem' | 'expired' | 'wrongCodes' | 'reset'> & {
    begun: unknown
    begin: Pick<Action<never>, 'isPending' | 'error' | 'clearError'>
  }
  onSend: (target: string) => void
  onClose: () => void
  children?: ReactNode
}

/** Two steps: enter the email address or phone number, then the code that was sent to it. */
function SetUpByCode({
  title,
  intro,
  field,
  schema,
  target,
  onTarget,
  enrollment,
  onSend,
  onClose,
  children,
}: ByCodeProps) {
  const formId = useId()
  const form = useZodForm(schema, { target })
  const { begun, begin, reset } = enrollment
  // After going back to the first step, the focused button is gone, so the field takes the focus.
  const wasBegun = useRef(false)
  useEffect(() => {
    if (!begun && wasBegun.current) form.setFocus('target')
    wasBegun.current = Boolean(begun)
  }, [begun, form])
  const wait = useRetryCountdown(begin.error)

  if (begun) {
    return (
      <Dialog title={title} intro={words.sentTo(target)} onClose={onClose}>
        <CodeStep
          enrollment={enrollment}
          instructions={words.sentTo(target)}
          onStartAgain={() => onSend(target)}
          onClose={onClose}
        >
          <Button look="ghost" className="me-auto" onClick={reset}>
            {words.otherTarget}
          </Button>
        </CodeStep>
      </Dialog>
    )
  }
  return (
    <Dialog title={title} intro={intro} onClose={onClose}>
      <form
        id={formId}
        noValidate
        className="grid gap-3.5"
        onSubmit={form.handleSubmit((values) => {
          onTarget(values.target)
          onSend(values.target)
        })}
      >
        <FormField
          {...field}
          {...form.register('target', { onChange: begin.clearError })}
          error={form.formState.errors.target?.message}
        />
        {children}
      </form>
      {begin.error && <Problem error={begin.error} title={words.startFailed} />}
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button look="primary" type="submit" form={formId} busy={begin.isPending} disabledReason={wait}>
          {words.sendCode}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
