import { useId, type ReactNode } from 'react'

import type { CreatedManagementToken } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { useZodForm } from '~/forms/use-zod-form'
import { Button } from '~/ui/button'
import { Dialog, DialogFoot } from '~/ui/dialog'
import { Problem } from '~/ui/problem'
import { useWait } from '~/ui/use-wait'
import { words as uiWords } from '~/ui/words'

import { createWords as words } from './dialog-words'
import { tokenForm, type TokenValues } from './lifetime'
import { TokenForm } from './token-form'
import { useCreateToken, type LostAttempt } from './use-create-token'

export type CreateTokenProps = {
  title: string
  intro: ReactNode
  submit: string
  initial: TokenValues
  maxDays: number
  isNameTaken: (name: string) => boolean
  onCreated: (token: CreatedManagementToken) => void
  onClose: () => void
  children?: ReactNode
}

/** The form of a token to be made. Nothing is sent before it is submitted. */
export function CreateTokenDialog({
  title,
  intro,
  submit,
  initial,
  maxDays,
  isNameTaken,
  onCreated,
  onClose,
  children,
}: CreateTokenProps) {
  const formId = useId()
  const form = useZodForm(tokenForm(maxDays, serverNow), initial)
  const { run, isPending, error, clearError, lost } = useCreateToken(onCreated)
  const wait = useWait(error)
  const fieldErrors = error?.fieldErrors ?? {}
  // What is said beside a field is not said again below the form.
  const isBesideField = 'description' in fieldErrors || 'expiresIn' in fieldErrors

  return (
    <Dialog title={title} intro={intro} onClose={onClose}>
      {children}
      <TokenForm
        form={form}
        formId={formId}
        maxDays={maxDays}
        // The one whose value was lost is not meant.
        isNameTaken={(name) => typeof lost !== 'object' && isNameTaken(name)}
        serverErrors={fieldErrors}
        onChange={clearError}
        onSubmit={(values) => void run(values)}
      />
      {error && !isBesideField && <Problem error={error} title={explainLost(lost)} isWhole={lost !== undefined} />}
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button look="primary" type="submit" form={formId} busy={isPending} disabledReason={wait}>
          {typeof lost === 'object' ? words.again : error && !isBesideField ? uiWords.tryAgain : submit}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

/** What an answer that never arrived has left behind. */
function explainLost(attempt: LostAttempt | undefined): string | undefined {
  if (attempt === 'not-made') return words.notMade
  return typeof attempt === 'object' ? words.made(attempt.id) : attempt && words.unknown
}
