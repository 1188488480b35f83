import { useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'

import { refreshApiKeys, removeApiKeysFromCache, renameApiKey } from '~/api/api-key-writes'
import type { ApiKey } from '~/api/api-keys'
import { ApiError } from '~/api/errors'
import { FormField } from '~/forms/form-field'
import { useZodForm } from '~/forms/use-zod-form'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { announce } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { words as uiWords } from '~/ui/words'

import { renameWords as words } from './dialog-words'
import { KeyName } from './key-name'
import { words as listWords } from './words'
import { AccountNeeded } from './lazy-account-needed'

type Props = { apiKey: ApiKey; onClose: () => void }

export function RenameKeyDialog({ apiKey, onClose }: Props) {
  const client = useQueryClient()
  const formId = useId()
  const form = useZodForm(KeyName, { name: apiKey.name })

  const rename = useAction(
    async (name: string) => {
      try {
        if (name !== apiKey.name) await renameApiKey(apiKey, name)
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind !== 'not-found') throw error
        onClose()
        announce(listWords.alreadyDeletedAnnouncement(apiKey.name))
        return removeApiKeysFromCache(client, [apiKey.id])
      }
      onClose()
      announce(listWords.renamedAnnouncement(name))
      return refreshApiKeys(client)
    },
    { once: true },
  )
  const serverError = rename.error?.fieldErrors['name']

  return (
    <Dialog title={words.title} onClose={onClose}>
      <form id={formId} noValidate onSubmit={form.handleSubmit(({ name }) => rename.run(name))}>
        <FormField
          label={listWords.name}
          autoComplete="off"
          {...form.register('name', { onChange: rename.clearError })}
          error={form.formState.errors.name?.message ?? serverError}
        />
      </form>
      {rename.error && serverError === undefined && (
        <Problem error={rename.error}>
          <AccountNeeded error={rename.error} />
        </Problem>
      )}
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button look="primary" type="submit" form={formId} busy={rename.isPending}>
          {words.submit}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
