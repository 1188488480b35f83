import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import {
  ensureManagementTokenDeleted,
  removeManagementTokensFromCache,
  refreshManagementTokens,
  type ManagementToken,
} from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
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
import { RotationEnding } from './rotation-ending'
import { statusOf } from './status'
import { TokenUses } from './token-uses'

type Props = {
  old: ManagementToken
  newTokenId: string
  newToken: ManagementToken | undefined
  onCreateAnother: () => void
  /** The replacement is given up, and both tokens stay. */
  onEnd: () => void
  /** The old token is gone, and with it what there was to remember. */
  onRotated: () => void
  onClose: () => void
}

/** The second half of a replacement: is it deployed, and then away with the old one. */
export function FinishRotation({ newToken, newTokenId, onCreateAnother, ...rest }: Props) {
  const useless = whyUseless(newToken, newTokenId)
  if (newToken && useless === undefined) return <Deployed newToken={newToken} {...rest} />
  return (
    <RotationEnding old={rest.old} text={useless ?? ''} onClose={rest.onClose}>
      <Button look="ghost" onClick={rest.onEnd}>
        {words.giveUp}
      </Button>
      <Button onClick={onCreateAnother}>{words.makeAnother}</Button>
    </RotationEnding>
  )
}

/** Why nothing can be deployed with a successor; undefined where it can. */
function whyUseless(newToken: ManagementToken | undefined, id: string): string | undefined {
  if (!newToken) return words.successorGone(id)
  const status = statusOf(newToken, serverNow())
  if (status === 'expired') return words.successorOver(id)
  return status === 'disabled' ? words.successorDisabled(id) : undefined
}

type DeployedProps = Omit<Props, 'newToken' | 'newTokenId' | 'onCreateAnother'> & { newToken: ManagementToken }

function Deployed({ old, newToken, onEnd, onRotated, onClose }: DeployedProps) {
  const client = useQueryClient()
  const [isDeployed, setDeployed] = useState(false)
  const later = useRef<HTMLButtonElement>(null)
  const isGone = useIsUnmounted()

  const remove = useAction(async () => {
    try {
      await ensureManagementTokenDeleted(old)
    } catch (thrown) {
      void refreshManagementTokens(client)
      // Once the dialog has gone, it would be told nowhere else.
      if (isGone.current) announce(words.about(nameOf(old), explainRemoval(asApiError(thrown))))
      throw thrown
    }
    // Somebody who has gone on meanwhile has another dialog open, which is not to be closed in the place of this one.
    if (!isGone.current) onClose()
    onRotated()
    announce(words.replaced(nameOf(old), old.id))
    void removeManagementTokensFromCache(client, [old.id])
  })
  const wait = useRetryCountdown(remove.error)

  return (
    <Dialog title={words.title(nameOf(old))} intro={words.deployIntro} onClose={onClose} focusFirst={later}>
      <RotationSteps at={isDeployed ? 3 : 2} />
      <TokenUses old={old} newToken={newToken} />
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
      {remove.error && <Problem error={remove.error} title={explainRemoval(remove.error)} />}
      <DialogFoot>
        <Button look="ghost" className="me-auto" onClick={onEnd}>
          {words.giveUp}
        </Button>
        <Button ref={later} onClick={onClose}>
          {words.later}
        </Button>
        <Button
          look="danger"
          busy={remove.isPending}
          disabledReason={isDeployed ? wait : words.confirmFirst}
          onClick={() => void remove.run()}
        >
          {words.deleteOld}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

function explainRemoval(error: ApiError): string {
  return isOutcomeUnknown(error) ? words.deleteUnknown : words.deleteFailed
}
