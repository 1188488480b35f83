import { useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import * as z from 'zod/mini'

import { ApiError } from '~/api/errors'
import { removeMethodFromCache, updateMethodInCache, renameMethod, type LoginMethod } from '~/api/my-account'
import { FormField } from '~/forms/form-field'
import { useZodForm } from '~/forms/use-zod-form'
import { useLoginDraft } from '~/session/login-draft'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { announce } from '~/lib/announcements'
import { isBlank } from '~/lib/visible-text'
import { useAction } from '~/ui/hooks/use-action'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { words as uiWords } from '~/ui/words'

import { manageWords as words } from './dialog-words'
import { isPasskey, nameOf } from './kinds'

const MAX_LENGTH = 100
const MethodName = z.object({
  name: z.string().check(
    z.trim(),
    z.refine((name) => !isBlank(name), { error: words.nameNeeded }),
    z.maxLength(MAX_LENGTH, { error: words.nameTooLong }),
  ),
})

export function RenameMethodDialog({ method, onClose }: { method: LoginMethod; onClose: () => void }) {
  const client = useQueryClient()
  const formId = useId()
  const form = useZodForm(MethodName, useLoginDraft(MethodName) ?? { name: nameOf(method) })

  const rename = useAction(
    async (name: string) => {
      try {
        if (name !== method.name) updateMethodInCache(client, { ...method, ...(await renameMethod(method, name)) })
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind !== 'not-found') throw error
        onClose()
        announce(words.gone(nameOf(method)))
        return removeMethodFromCache(client, method)
      }
      onClose()
      announce(words.renamed(name))
    },
    { draft: (name) => ({ name }), once: true },
  )
  const wait = useRetryCountdown(rename.error)

  return (
    <Dialog title={isPasskey(method) ? words.renamePasskey : words.renameTitle} onClose={onClose}>
      <form id={formId} noValidate onSubmit={form.handleSubmit(({ name }) => rename.run(name))}>
        <FormField
          label={words.name}
          autoComplete="off"
          {...form.register('name', { onChange: rename.clearError })}
          error={form.formState.errors.name?.message}
        />
      </form>
      {rename.error && <Problem error={rename.error} title={words.renameFailed} />}
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button look="primary" type="submit" form={formId} busy={rename.isPending} disabledReason={wait}>
          {words.rename}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
