import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import type { ManagementToken } from '~/api/management-tokens'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { announce } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'

import { rotateWords as words } from './dialog-words'
import { nameOf } from './name'
import { RotationSteps } from './rotation-steps'
import { deleteLost } from './use-create-token'

type Props = {
  old: ManagementToken
  newToken: ManagementToken
  onSaved: () => void
  onStartAgain: () => void
  onClose: () => void
}

/** The page was left while the successor was on screen: only the person knows whether its value is kept. */
export function SavedQuestion({ old, newToken, onSaved, onStartAgain, onClose }: Props) {
  const client = useQueryClient()
  const saved = useRef<HTMLButtonElement>(null)
  const isGone = useIsUnmounted()
  const startAgain = useAction(async () => {
    // Once the dialog has gone, neither would show anywhere else.
    const sayUnseen = (what: string) => isGone.current && announce(words.about(nameOf(old), what))
    try {
      await deleteLost(client, newToken)
    } catch (thrown) {
      sayUnseen(explain(asApiError(thrown)))
      throw thrown
    }
    sayUnseen(words.successorDeleted(newToken.id))
    onStartAgain()
  })
  const wait = useRetryCountdown(startAgain.error)
  return (
    <Dialog title={words.title(nameOf(old))} onClose={onClose} focusFirst={saved}>
      <RotationSteps at={1} />
      <p className="font-medium">{words.notSaved}</p>
      <p className="text-muted">{words.notSavedMore(newToken.id)}</p>
      {startAgain.error && <Problem error={startAgain.error} title={explain(startAgain.error)} />}
      <DialogFoot>
        <Button busy={startAgain.isPending} disabledReason={wait} onClick={() => void startAgain.run()}>
          {words.startAgain}
        </Button>
        <Button ref={saved} look="primary" onClick={onSaved}>
          {words.wasSaved}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

function explain(error: ApiError): string {
  return isOutcomeUnknown(error) ? words.startUnknown : words.startFailed
}
