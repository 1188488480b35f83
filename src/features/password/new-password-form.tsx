import { useId, useState } from 'react'
import { useWatch } from 'react-hook-form'
import * as z from 'zod/mini'

import { verificationProblem, verifyEnrollment, type Enrollment } from '~/api/enrollment'
import { ApiError, isOutcomeUnknown } from '~/api/errors'
import { useUser } from '~/session/console-context'
import { FormField } from '~/forms/form-field'
import { useZodForm } from '~/forms/use-zod-form'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { blurTextField } from '~/ui/hooks/focus'
import { useAction } from '~/ui/hooks/use-action'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { words as uiWords } from '~/ui/words'

import { changeWords as words } from './change-words'
import { passwordGeneratorRules, refusedRule, rulesOf, type Rule, type RuleId } from './policy'
import { RuleList } from './rule-list'

type Props = {
  begun: Enrollment<'password'>
  /** Starts a new enrollment after `begun` has expired. The typed password stays in the form. */
  onExpired: () => Promise<void>
  /** Error of that new enrollment. */
  beginError: ApiError | undefined
  onDone: () => void
  onClose: () => void
}

export function NewPasswordForm({ begun, onExpired, beginError, onDone, onClose }: Props) {
  const formId = useId()
  const rulesId = useId()
  const user = useUser()
  const rules = rulesOf(begun.policy, user)
  const form = useZodForm(schemaOf(rules), { password: '', repeat: '' })
  const [isShown, setShown] = useState(false)
  const [refused, setRefused] = useState<RuleId>()

  const change = useAction(
    async (password: string) => {
      setRefused(undefined)
      try {
        await verifyEnrollment(begun, { new_password: password })
      } catch (error) {
        if (verificationProblem(error) === 'expired') await onExpired()
        const rule = error instanceof ApiError ? refusedRule(messagesOf(error)) : undefined
        // If the rejection names no rule on the list, no rule is marked, and the server's message is shown instead.
        setRefused(rules.some(({ id }) => id === rule) ? rule : undefined)
        throw error
      }
      blurTextField()
      onDone()
    },
    { once: true },
  )
  const wait = useRetryCountdown(beginError ?? change.error)
  const isExpired = verificationProblem(change.error) === 'expired'
  const { errors } = form.formState
  const refusedLabel = rules.find((rule) => rule.id === refused)?.label
  const inputProps = {
    type: isShown ? 'text' : 'password',
    autoComplete: 'new-password',
    spellCheck: false,
    autoCapitalize: 'none',
    translate: 'no',
  } as const
  function clearRejection() {
    change.clearError()
    setRefused(undefined)
  }

  return (
    <Dialog title={words.title} intro={words.intro} onClose={onClose}>
      <form
        id={formId}
        noValidate
        className="grid gap-3.5"
        onSubmit={form.handleSubmit(({ password }) => change.run(password))}
      >
        {/* Lets a password manager store the new password for this account. */}
        <input type="text" autoComplete="username" value={user.email} readOnly hidden />
        <FormField
          label={words.newPassword}
          {...inputProps}
          {...{ passwordrules: passwordGeneratorRules(begun.policy) }}
          {...form.register('password', { onChange: clearRejection })}
          describedBy={rulesId}
          error={errors.password?.message ?? (refusedLabel && words.notAccepted(refusedLabel))}
        />
        <RuleList
          id={rulesId}
          rules={rules}
          password={useWatch({ control: form.control, name: 'password' })}
          refused={refused}
        />
        <FormField
          label={words.repeat}
          {...inputProps}
          {...form.register('repeat', { onChange: change.clearError })}
          error={errors.repeat?.message}
        />
        <label className="flex items-center gap-2 text-muted text-[13px] min-h-7">
          <input type="checkbox" className="check" checked={isShown} onChange={() => setShown(!isShown)} />
          {words.show}
        </label>
      </form>
      {beginError && <Problem error={beginError} title={words.beginFailed} />}
      {isExpired && !beginError && (
        <p role="alert" className="note warn">
          {words.expired}
        </p>
      )}
      {change.error && !isExpired && refused === undefined && (
        <Problem error={change.error} title={isOutcomeUnknown(change.error) ? words.unknown : words.failed} />
      )}
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button look="primary" type="submit" form={formId} busy={change.isPending} disabledReason={wait}>
          {words.change}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

function schemaOf(rules: Rule[]) {
  const unmetBy = (password: string) => rules.filter(({ check }) => check && !check(password)).map(({ label }) => label)
  return z
    .object({
      password: z.string().check(z.minLength(1, { error: words.needed, abort: true }), (context) => {
        const unmet = unmetBy(context.value)
        if (unmet.length === 0) return
        context.issues.push({ code: 'custom', message: words.rulesNotMet(unmet), input: context.value, continue: true })
      }),
      repeat: z.string(),
    })
    .check(z.refine(({ password, repeat }) => password === repeat, { error: words.repeatWrong, path: ['repeat'] }))
}

const messagesOf = ({ serverMessage, fieldErrors }: ApiError): string =>
  [serverMessage, ...Object.values(fieldErrors)].join(' ')
