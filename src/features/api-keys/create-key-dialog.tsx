import { useId } from 'react'
import * as z from 'zod/mini'

import { createApiKey, initializeApiKey, type ApiKeyDraft, type CreatedApiKey } from '~/api/api-key-writes'
import { isOutcomeUnknown } from '~/api/errors'
import { FilledInByLink, linkWords } from '~/forms/filled-in-by-link'
import { FormField } from '~/forms/form-field'
import { useZodForm } from '~/forms/use-zod-form'
import { isBlank } from '~/lib/visible-text'
import { useConsole } from '~/session/console-context'
import { requireRecentLogin } from '~/session/fresh-login'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Icon } from '~/ui/controls/icon'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'
import { words as uiWords } from '~/ui/words'

import { AccountNeeded } from './lazy-account-needed'
import { LimitReached } from './limit-reached'
import { createWords as words } from './dialog-words'
import { words as listWords } from './words'

const MAX_NAME_LENGTH = 255

/** Schema of a key's name. Trims leading and trailing spaces. */
export const KeyName = z.object({
  name: z.string().check(
    z.trim(),
    z.refine((name) => !isBlank(name), { error: words.needName }),
    z.maxLength(MAX_NAME_LENGTH, { error: words.tooLong }),
  ),
})

type Props = {
  initialName: string
  isNameFromLink: boolean
  isNameTaken: (name: string) => boolean
  draft: ApiKeyDraft | undefined
  onDraft: (draft: ApiKeyDraft) => void
  onCreated: (key: CreatedApiKey & { isNew: boolean }) => void
  onClose: () => void
}

export function CreateKeyDialog({
  initialName,
  isNameFromLink,
  isNameTaken,
  draft,
  onDraft,
  onCreated,
  onClose,
}: Props) {
  const formId = useId()
  const { identity, config } = useConsole()
  const form = useZodForm(KeyName, { name: initialName })
  const { errors } = form.formState
  const name = form.watch('name').trim()

  const create = useAction(
    async (newName: string) => {
      if (config.apiKeys?.freshLogin) await requireRecentLogin(identity)
      let reserved = draft
      if (!reserved) {
        reserved = await initializeApiKey()
        onDraft(reserved)
      }
      onCreated(await createApiKey(reserved, newName))
    },
    { draft: (newName) => ({ name: newName }), once: true },
  )
  const { error } = create
  const serverError = error?.fieldErrors['name']

  return (
    <Dialog title={words.title} intro={words.intro} onClose={onClose}>
      {isNameFromLink && (
        <FilledInByLink>
          <p>{linkWords.checkName}</p>
        </FilledInByLink>
      )}
      <form id={formId} noValidate onSubmit={form.handleSubmit((values) => create.run(values.name))}>
        <FormField
          label={listWords.name}
          autoComplete="off"
          {...form.register('name', { onChange: create.clearError })}
          error={errors.name?.message ?? serverError}
          hint={name !== '' && isNameTaken(name) ? words.duplicate : words.hint}
        />
      </form>
      {draft && error && error.kind !== 'limit-reached' && (
        <p className="note">
          <Icon name="key" />
          {isOutcomeUnknown(error) ? words.mayBeCreated : words.unfinished}
        </p>
      )}
      {error?.kind === 'limit-reached' ? (
        <LimitReached error={error} />
      ) : (
        error &&
        serverError === undefined && (
          <Problem error={error}>
            <AccountNeeded error={error} />
          </Problem>
        )
      )}
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button look="primary" type="submit" form={formId} busy={create.isPending}>
          {error && serverError === undefined ? uiWords.tryAgain : words.submit}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
