import { useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState, type FormEvent } from 'react'

import { removeMethodFromCache, removeMethod, type LoginMethod } from '~/api/my-account'
import { useConsole } from '~/session/console-context'
import { requireStepUp } from '~/session/fresh-login'
import { FormField } from '~/forms/form-field'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { announce } from '~/lib/announcements'
import { toSearchText } from '~/lib/visible-text'
import { useAction } from '~/ui/hooks/use-action'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { words as uiWords } from '~/ui/words'

import { manageWords as words } from './dialog-words'
import { nameOf } from './kinds'
import { useReloadLoginMethods } from './use-login-methods'

type Props = {
  method: LoginMethod
  /** True if no factor protects the account after the removal, "maybe" if a method that could not be read may do so. */
  isLast: boolean | 'maybe'
  onRemoved: () => void
  onClose: () => void
}

/** Asks before removing a method. Removing the last factor turns MFA off, so the user must type a phrase. */
export function RemoveMethodDialog({ method, isLast, onRemoved, onClose }: Props) {
  const client = useQueryClient()
  const { identity } = useConsole()
  const formId = useId()
  const { reload, isReloading } = useReloadLoginMethods()
  const cancel = useRef<HTMLButtonElement>(null)
  const name = nameOf(method)
  const [typed, setTyped] = useState('')
  const [isPhraseMissing, setPhraseMissing] = useState(false)

  const remove = useAction(
    async () => {
      await requireStepUp(identity)
      const wasRemoved = await removeMethod(method)
      onClose()
      onRemoved()
      removeMethodFromCache(client, method)
      announce(wasRemoved ? words.removed(name) : words.gone(name))
    },
    { once: true },
  )
  const wait = useRetryCountdown(remove.error)

  function submit(event: FormEvent) {
    event.preventDefault()
    const needsPhrase = isLast && toSearchText(typed) !== words.lastPhrase
    setPhraseMissing(needsPhrase)
    if (!needsPhrase) void remove.run()
  }

  return (
    <Dialog
      role="alertdialog"
      title={isLast === true ? words.lastTitle : words.removeTitle(name)}
      intro={consequence(method, isLast)}
      onClose={onClose}
      {...(!isLast && { focusFirst: cancel })}
    >
      <form id={formId} noValidate onSubmit={submit}>
        {isLast && (
          <FormField
            label={words.lastLabel}
            autoComplete="off"
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value)
              setPhraseMissing(false)
            }}
            error={isPhraseMissing ? words.lastNeeded : undefined}
          />
        )}
      </form>
      {remove.error && <Problem error={remove.error} title={words.removeFailed} />}
      <DialogFoot>
        {isLast === 'maybe' && (
          <Button look="ghost" busy={isReloading} onClick={reload}>
            {words.reload}
          </Button>
        )}
        <Button ref={cancel} onClick={onClose}>
          {uiWords.cancel}
        </Button>
        <Button look="danger" type="submit" form={formId} busy={remove.isPending} disabledReason={wait}>
          {isLast === true ? words.lastTitle : words.remove}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

function consequence(method: LoginMethod, isLast: boolean | 'maybe'): string {
  if (isLast === 'maybe') return words.maybeLastIntro(nameOf(method))
  if (isLast) return words.lastIntro(nameOf(method))
  if (!method.isConfirmed) return words.removeUnfinished
  return method.type === 'recovery-code' ? words.removeRecovery : words.removeIntro
}
