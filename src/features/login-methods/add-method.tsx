import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { useStore } from 'zustand'

import { METHODS, removeMethodFromCache, updateMethodInCache, removeMethod, type LoginMethod } from '~/api/my-account'
import { unreadableRows } from '~/api/unreadable-rows'
import { useCompletedStepUp } from '~/session/console-context'
import { useLoginDraft } from '~/session/login-draft'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { useIsPressed } from '~/ui/overlays/use-dialog-url'
import { Icon } from '~/ui/controls/icon'
import { lazyComponent } from '~/lib/lazy-component'
import { announce } from '~/lib/announcements'

import { ChooseKindDialog } from './choose-kind-dialog'
import { words } from './dialog-words'
import { enrollable, kindOf, protects, type Enrollable } from './kinds'
import { RecoveryCode } from './recovery-code'
import { SetUpApp } from './set-up-app'
import { SetUpPasskey } from './set-up-passkey'
import { SetUpPush } from './set-up-push'
import { PRESSED } from './use-enrollment'

// Lazy, because only these two need the form library.
const SetUpEmail = lazyComponent(() => import('./set-up-by-code').then((module) => module.SetUpEmail))
const SetUpPhone = lazyComponent(() => import('./set-up-by-code').then((module) => module.SetUpPhone))

type Props = {
  methods: LoginMethod[]
  factors: string[]
  /** Type in the URL; undefined while the user has not chosen one. */
  kind: Enrollable | undefined
  onKind: (kind: Enrollable) => void
  onClose: () => void
}

/** Adds a login method: choose a type, set it up, and after the first factor offer a recovery code. */
export function AddMethod({ methods, factors, kind, onKind, onClose }: Props) {
  const client = useQueryClient()
  const hasFactor = methods.some(protects)
  const hasRecoveryCode = methods.some((one) => one.type === 'recovery-code' && one.isConfirmed)
  const hasUnreadable = useStore(unreadableRows)[METHODS] !== undefined
  // A type chosen by a press starts immediately. A type in a followed link waits for a press.
  const isPressed = useIsPressed()
  const [pressed, setPressed] = useState(isPressed ? kind : undefined)
  const returned = useReturnedKind()
  const [isOffering, setOffering] = useState(false)

  function press(chosen: Enrollable) {
    setOffering(false)
    setPressed(chosen)
    onKind(chosen)
  }

  async function finish(type: Enrollable, added: LoginMethod | undefined) {
    // Without `added`, the method that was just set up could itself be the unfinished one in the list.
    const unfinished = added && methods.find((one) => one.type === type && !one.isConfirmed && one.id !== added.id)
    const isFirst = !hasFactor && added !== undefined && protects(added)
    updateMethodInCache(client, added)
    announce(words.added(kindOf(type)))
    if (isFirst && !hasRecoveryCode && factors.includes('recovery-code')) setOffering(true)
    else onClose()
    if (unfinished) await removeUnfinished(unfinished)
  }

  /** Removes the unfinished enrollment of an earlier attempt. If that fails, the user can remove it from the list. */
  async function removeUnfinished(unfinished: LoginMethod) {
    try {
      await removeMethod(unfinished)
      removeMethodFromCache(client, unfinished)
    } catch {
      // Ignored: the API allows only a few writes a minute, and this one matters least.
    }
  }

  if (isOffering) return <OfferRecoveryCode onMake={() => press('recovery-code')} onClose={onClose} />
  if (!kind) return <ChooseKindDialog factors={factors} hasFactor={hasFactor} onChoose={press} onClose={onClose} />

  const step = { onClose, onDone: (added: LoginMethod | undefined) => void finish(kind, added) }
  if (returned === 'pending') return null
  // After the login, the browser demands another press for a passkey (Safari).
  // A later press ends what the login was for: the set-up that it started must not start again.
  const isReturned = pressed === undefined && returned === kind
  const startsOnMount = pressed === kind || (isReturned && kind !== 'passkey')
  const replacesOne = hasRecoveryCode || (hasUnreadable && 'maybe')
  switch (kind) {
    case 'totp':
      return <SetUpApp {...step} startsOnMount={startsOnMount} />
    case 'push-notification':
      return <SetUpPush {...step} startsOnMount={startsOnMount} />
    case 'recovery-code':
      return (
        <RecoveryCode
          {...step}
          // The warning must be read first. A user who returns from the login has pressed the button below it.
          startsOnMount={isReturned || (startsOnMount && !replacesOne)}
          replacesOne={replacesOne}
        />
      )
    case 'email':
      return <SetUpEmail {...step} />
    case 'phone':
      return <SetUpPhone {...step} />
    case 'passkey':
      return <SetUpPasskey {...step} startsOnMount={startsOnMount} />
  }
}

/** The type whose set-up demanded a login. */
const ReturnedDraft = z.object({ [PRESSED]: z.enum(enrollable) })

/**
 * Returns the type that the user had started to set up before the login that it demanded. Undefined if there was none, or if
 * the user has canceled that login. "pending" until that is known.
 */
function useReturnedKind(): Enrollable | 'pending' | undefined {
  const draft = useLoginDraft(ReturnedDraft)
  const completedStepUp = useCompletedStepUp()
  if (!draft || completedStepUp === false) return undefined
  return completedStepUp === undefined ? 'pending' : draft[PRESSED]
}

function OfferRecoveryCode({ onMake, onClose }: { onMake: () => void; onClose: () => void }) {
  return (
    <Dialog title={words.offerTitle} onClose={onClose}>
      <p className="note ok">
        <Icon name="check" />
        {words.offer}
      </p>
      <DialogFoot>
        <Button onClick={onClose}>{words.notNow}</Button>
        <Button look="primary" onClick={onMake}>
          {words.offerMake}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
