import { useId, useState, type ReactNode } from 'react'

import { createApiKey, initializeApiKey, type ApiKeyDraft, type CreatedApiKey } from '~/api/api-key-writes'
import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import { FilledInByLink, linkWords } from '~/forms/filled-in-by-link'
import { FormField } from '~/forms/form-field'
import { useZodForm } from '~/forms/use-zod-form'
import { announceUntilClosed } from '~/lib/announcements'
import { lazyComponent, usePreload } from '~/lib/lazy-component'
import { useConsole } from '~/session/console-context'
import { requireRecentLogin } from '~/session/fresh-login'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Icon } from '~/ui/controls/icon'
import { Problem, explain } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'
import { words as uiWords } from '~/ui/words'

import { AccountNeeded } from './lazy-account-needed'
import { KeyName } from './key-name'
import { createWords as words } from './dialog-words'
import { words as listWords } from './words'

const LimitReached = lazyComponent(() => import('./limit-reached').then((module) => module.LimitReached))
const LimitWarning = lazyComponent(() => import('./limit-warning').then((module) => module.LimitWarning))
const preloaded = [LimitReached]

type Props = {
  title?: string
  intro?: string
  submit?: string
  initialName: string
  isNameFromLink?: boolean
  isNameTaken: (name: string) => boolean
  draft: ApiKeyDraft | undefined
  /** Called before each attempt to create the key of the draft. Returns false to stop it. */
  onDraft: (draft: ApiKeyDraft) => boolean | void
  /** The server has rejected the creation, so no key exists. */
  onRejected?: () => void
  onCreated: (key: CreatedApiKey & { isNew: boolean }) => void
  onClose: () => void
  children?: ReactNode
  /** The ID of a key that must not be deleted to make room for the new one. */
  keptId?: string
}

/** The form for a new key. */
export function CreateKeyDialog({
  title = words.title,
  intro = words.intro,
  submit = words.submit,
  initialName,
  isNameFromLink = false,
  isNameTaken,
  draft,
  onDraft,
  onRejected,
  onCreated,
  onClose,
  children,
  keptId,
}: Props) {
  const formId = useId()
  usePreload(true, preloaded)
  const { identity, config } = useConsole()
  const form = useZodForm(KeyName, { name: initialName })
  const { errors } = form.formState
  const name = form.watch('name').trim()
  const isUnmounted = useIsUnmounted()
  // A later attempt that the server rejects does not prove that the first one has created no key.
  const [mayExist, setMayExist] = useState(false)

  const create = useAction(
    async (newName: string) => {
      if (config.apiKeys?.freshLogin) await requireRecentLogin(identity)
      const reserved = draft ?? (await initializeApiKey())
      // The user has left, so the secret would never be shown.
      if (isUnmounted.current || onDraft(reserved) === false) return
      try {
        const created = await createApiKey(reserved, newName)
        if (isUnmounted.current) announceUntilClosed(words.createdUnseen(newName))
        onCreated(created)
      } catch (thrown) {
        const failure = asApiError(thrown)
        const isUnknown = isOutcomeUnknown(failure)
        if (isUnknown) setMayExist(true)
        else if (!mayExist) onRejected?.()
        if (isUnmounted.current) announceUntilClosed(outcomeUnseen(newName, failure, isUnknown || mayExist))
        throw thrown
      }
    },
    { draft: (newName) => ({ name: newName }), once: true },
  )
  const { error } = create
  const serverError = error?.fieldErrors['name']

  return (
    // Stays open during the request: after closing, the user would never see the secret.
    <Dialog title={title} intro={intro} onClose={create.isPending ? () => undefined : onClose}>
      {children}
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
      {!error && <LimitWarning />}
      {draft && error && error.kind !== 'limit-reached' && (
        <p className="note">
          <Icon name="key" />
          {mayExist ? words.mayBeCreated : words.unfinished}
        </p>
      )}
      {error?.kind === 'limit-reached' ? (
        <LimitReached error={error} keptId={keptId} />
      ) : (
        error &&
        serverError === undefined && (
          <Problem error={error}>
            <AccountNeeded error={error} />
          </Problem>
        )
      )}
      <DialogFoot>
        <Button disabledReason={create.isPending ? words.creating : undefined} onClick={onClose}>
          {uiWords.cancel}
        </Button>
        <Button look="primary" type="submit" form={formId} busy={create.isPending}>
          {error && serverError === undefined ? uiWords.tryAgain : submit}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

/** What happened to a key whose dialog was left before the response. */
function outcomeUnseen(name: string, error: ApiError, mayExist: boolean): string {
  return mayExist ? words.unknownUnseen(name) : `${words.notCreatedUnseen(name)} ${explain(error)}`
}
