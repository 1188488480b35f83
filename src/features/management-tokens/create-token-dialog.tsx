import { useId, type ReactNode } from 'react'

import { isOutcomeUnknown, type ApiError } from '~/api/errors'
import type { CreatedManagementToken } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { useZodForm } from '~/forms/use-zod-form'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
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
  const { run, isPending, error, clearError, lost, isStuck } = useCreateToken(onCreated)
  const wait = useRetryCountdown(error)
  const fieldErrors = error?.fieldErrors ?? {}
  // What is said beside a field is not said again below the form.
  const isBesideField = 'description' in fieldErrors || 'expiresIn' in fieldErrors

  return (
    // What is under way cannot be taken back: whoever leaves now would never see its value.
    <Dialog title={title} intro={intro} onClose={isPending ? () => undefined : onClose}>
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
      {error && !isBesideField && (
        <Problem error={error} title={explain(error, lost, isStuck)} hideExplanation={lost !== undefined && !isStuck} />
      )}
      {!error && typeof lost === 'object' && <p className="note warn">{words.made(lost.id)}</p>}
      <DialogFoot>
        <Button disabledReason={isPending ? words.creating : undefined} onClick={onClose}>
          {uiWords.cancel}
        </Button>
        <Button look="primary" type="submit" form={formId} busy={isPending} disabledReason={wait}>
          {labelOf({ lost, isStuck, isRetry: error !== undefined && !isBesideField }) ?? submit}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

/** What an answer that never arrived has left behind; undefined where the error says it all. */
function explain(error: ApiError, lost: LostAttempt | undefined, isStuck: boolean): string | undefined {
  if (typeof lost === 'object') return isStuck ? words.notDeleted(lost.id) : words.made(lost.id)
  if (!isOutcomeUnknown(error)) return undefined
  return lost === 'not-made' ? words.notMade : lost && words.unknown
}

type Attempt = { lost: LostAttempt | undefined; isStuck: boolean; isRetry: boolean }

function labelOf({ lost, isStuck, isRetry }: Attempt): string | undefined {
  if (typeof lost === 'object') return isStuck ? words.createAnyway : words.again
  return isRetry ? uiWords.tryAgain : undefined
}
