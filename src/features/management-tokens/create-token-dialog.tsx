import { useId, type ReactNode } from 'react'

import type { CreatedManagementToken, ManagementToken } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { useZodForm } from '~/forms/use-zod-form'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { words as uiWords } from '~/ui/words'

import { createWords as words } from './dialog-words'
import { tokenForm, type TokenValues } from './lifetime'
import { TokenForm } from './token-form'
import { useCreateToken, type CreateState } from './use-create-token'

export type CreateTokenProps = {
  title: string
  intro: ReactNode
  /** Label of the submit button before anything has failed. */
  submit: string
  initial: TokenValues
  maxDays: number
  isNameTaken: (name: string) => boolean
  /** The token that the new one replaces in a rotation. */
  oldToken?: ManagementToken
  /** Called before each attempt. Returns false to stop it. */
  mayCreate?: () => boolean
  onCreated: (token: CreatedManagementToken) => void
  onClose: () => void
  children?: ReactNode
  /** Shown below the form, so that the form gets the focus. */
  more?: ReactNode
}

/** The form for a new token. */
export function CreateTokenDialog({
  title,
  intro,
  submit,
  initial,
  maxDays,
  isNameTaken,
  oldToken,
  mayCreate,
  onCreated,
  onClose,
  children,
  more,
}: CreateTokenProps) {
  const formId = useId()
  const form = useZodForm(tokenForm(maxDays, serverNow), initial)
  const { state, create, edit } = useCreateToken({ onCreated, oldToken, mayCreate })
  const error = 'error' in state ? state.error : undefined
  const wait = useRetryCountdown(error)
  const isBusy = state.step === 'creating' || state.step === 'cleaningUp'

  return (
    // Stays open during the request: after closing, the user would never see the new token's value.
    <Dialog title={title} intro={intro} onClose={isBusy ? () => undefined : onClose}>
      {children}
      <TokenForm
        form={form}
        formId={formId}
        maxDays={maxDays}
        // The token whose value was lost already has this name, so it does not count as taken.
        isNameTaken={(name) => !('token' in state) && isNameTaken(name)}
        serverErrors={error?.fieldErrors ?? {}}
        onChange={edit}
        onSubmit={(values) => void create(values)}
      />
      {more}
      <CreateMessage state={state} />
      <DialogFoot>
        <Button disabledReason={isBusy ? words.creating : undefined} onClick={onClose}>
          {uiWords.cancel}
        </Button>
        <Button look="primary" type="submit" form={formId} busy={isBusy} disabledReason={wait}>
          {submitLabels[state.step] ?? submit}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

/** What submitting does next. Undefined for the form's usual label. */
const submitLabels: Record<CreateState['step'], string | undefined> = {
  editing: undefined,
  creating: undefined,
  invalid: undefined,
  rejected: uiWords.tryAgain,
  valueLost: words.deleteAndCreate,
  cleaningUp: words.deleteAndCreate,
  cleanupFailed: words.createAnyway,
  notCreated: uiWords.tryAgain,
  unknown: uiWords.tryAgain,
}

function CreateMessage({ state }: { state: CreateState }) {
  switch (state.step) {
    case 'editing':
    case 'creating':
    // The form shows the error next to its field.
    case 'invalid':
      return null
    case 'rejected':
      return <Problem error={state.error} />
    case 'valueLost':
      return <Problem error={state.error} title={words.valueLost(state.token.id)} hideExplanation />
    case 'cleaningUp':
      return <p className="note warn">{words.valueLost(state.token.id)}</p>
    case 'cleanupFailed':
      return <Problem error={state.error} title={words.cleanupFailed(state.token.id)} />
    case 'notCreated':
      return <Problem error={state.error} title={words.notCreated} hideExplanation />
    case 'unknown':
      return <Problem error={state.error} title={words.unknown} hideExplanation />
  }
}
