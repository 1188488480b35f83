import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import type { ManagementToken } from '~/api/management-tokens'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { announceUntilClosed } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'

import { rotateWords as words } from './dialog-words'
import { nameOf } from './name'
import { RotationSteps } from './rotation-steps'
import { deleteLostToken } from './use-create-token'

type Props = {
  oldToken: ManagementToken
  newToken: ManagementToken
  onSaved: () => void
  onStartAgain: () => void
  onClose: () => void
}

/** Asks whether the new token was saved: its dialog was closed, or the page reloaded, while it was shown. */
export function AskIfSaved({ oldToken, newToken, onSaved, onStartAgain, onClose }: Props) {
  const client = useQueryClient()
  const saved = useRef<HTMLButtonElement>(null)
  const isUnmounted = useIsUnmounted()

  const restart = useAction(
    async () => {
      // After the dialog has closed, nothing else would show the result.
      const announceIfUnmounted = (result: string) => {
        if (isUnmounted.current) announceUntilClosed(words.about(nameOf(oldToken), result))
      }
      try {
        await deleteLostToken(client, newToken)
      } catch (thrown) {
        announceIfUnmounted(explainFailure(asApiError(thrown)))
        throw thrown
      }
      announceIfUnmounted(words.newTokenRemoved(newToken.id))
      onStartAgain()
    },
    { once: true },
  )
  const wait = useRetryCountdown(restart.error)

  return (
    <Dialog title={words.title(nameOf(oldToken))} onClose={onClose} focusFirst={saved}>
      <RotationSteps at="save" />
      <p className="font-medium">{words.askIfSaved}</p>
      <p className="text-muted">{words.askIfSavedMore(newToken.id)}</p>
      {restart.error && <Problem error={restart.error} title={explainFailure(restart.error)} />}
      <DialogFoot>
        <Button busy={restart.isPending} disabledReason={wait} onClick={() => void restart.run()}>
          {words.startAgain}
        </Button>
        <Button ref={saved} look="primary" onClick={onSaved}>
          {words.wasSaved}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

function explainFailure(error: ApiError): string {
  return isOutcomeUnknown(error) ? words.removeUnknown : words.removeFailed
}
