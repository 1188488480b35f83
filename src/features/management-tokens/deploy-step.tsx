import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import {
  ensureManagementTokenDeleted,
  refreshManagementTokens,
  removeManagementTokensFromCache,
  type ManagementToken,
} from '~/api/management-tokens'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { announce, announceUntilClosed } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'

import { deployWords as words } from './deploy-words'
import { rotateWords } from './dialog-words'
import { nameOf } from './name'
import { RotationSteps } from './rotation-steps'
import { TokenUses } from './token-uses'

type Props = {
  oldToken: ManagementToken
  newToken: ManagementToken
  /** Ends the rotation and keeps both tokens. */
  onStop: () => void
  /** The old token was deleted. */
  onRotated: () => void
  onClose: () => void
}

/** The last two steps: the user confirms that the new token is deployed, then deletes the old token. */
export function DeployStep({ oldToken, newToken, onStop, onRotated, onClose }: Props) {
  const client = useQueryClient()
  const [isDeployed, setDeployed] = useState(false)
  const later = useRef<HTMLButtonElement>(null)
  const isUnmounted = useIsUnmounted()

  const deletion = useAction(
    async () => {
      try {
        await ensureManagementTokenDeleted(oldToken)
      } catch (thrown) {
        void refreshManagementTokens(client)
        // After the dialog has closed, nothing else would show the error.
        if (isUnmounted.current)
          announceUntilClosed(rotateWords.about(nameOf(oldToken), explainFailure(asApiError(thrown))))
        throw thrown
      }
      // After the user has closed this dialog, `onClose` would close another dialog that is open by now.
      if (!isUnmounted.current) onClose()
      onRotated()
      announce(words.rotated(nameOf(oldToken), oldToken.id))
      void removeManagementTokensFromCache(client, [oldToken.id])
    },
    { once: true },
  )
  const wait = useRetryCountdown(deletion.error)

  return (
    <Dialog title={rotateWords.title(nameOf(oldToken))} intro={words.intro} onClose={onClose} focusFirst={later}>
      <RotationSteps at={isDeployed ? 'delete' : 'deploy'} />
      <TokenUses oldToken={oldToken} newToken={newToken} />
      <fieldset>
        <legend className="font-medium mb-1">{words.isDeployed}</legend>
        <label className="flex items-start gap-2 min-h-6">
          <input
            type="checkbox"
            className="check mt-0.5"
            checked={isDeployed}
            onChange={({ target }) => setDeployed(target.checked)}
          />
          {words.confirm}
        </label>
      </fieldset>
      {deletion.error && <Problem error={deletion.error} title={explainFailure(deletion.error)} />}
      <DialogFoot>
        <Button look="ghost" className="me-auto" onClick={onStop}>
          {rotateWords.stop}
        </Button>
        <Button ref={later} onClick={onClose}>
          {words.later}
        </Button>
        <Button
          look="danger"
          busy={deletion.isPending}
          disabledReason={isDeployed ? wait : words.confirmFirst}
          onClick={() => void deletion.run()}
        >
          {words.deleteOld}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

function explainFailure(error: ApiError): string {
  return isOutcomeUnknown(error) ? words.deleteUnknown : words.deleteFailed
}
