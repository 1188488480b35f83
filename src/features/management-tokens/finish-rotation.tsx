import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import {
  ensureManagementTokenDeleted,
  forgetManagementTokens,
  refreshManagementTokens,
  type ManagementToken,
} from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { say } from '~/ui/feedback/status'
import { useAction } from '~/ui/hooks/use-action'
import { useIsGone } from '~/ui/hooks/use-is-unmounted'
import { useWait } from '~/ui/hooks/use-wait'

import { replaceWords as words } from './dialog-words'
import { nameOf } from './name'
import { ReplaceSteps } from './rotation-steps'
import { ReplacementEnding } from './rotation-ending'
import { statusOf } from './status'
import { TokenUses } from './token-uses'

type Props = {
  old: ManagementToken
  successorId: string
  successor: ManagementToken | undefined
  onMakeAnother: () => void
  /** The replacement is given up, and both tokens stay. */
  onEnd: () => void
  /** The old token is gone, and with it what there was to remember. */
  onReplaced: () => void
  onClose: () => void
}

/** The second half of a replacement: is it deployed, and then away with the old one. */
export function FinishReplacement({ successor, successorId, onMakeAnother, ...rest }: Props) {
  const useless = whyUseless(successor, successorId)
  if (successor && useless === undefined) return <Deployed successor={successor} {...rest} />
  return (
    <ReplacementEnding old={rest.old} text={useless ?? ''} onClose={rest.onClose}>
      <Button look="ghost" onClick={rest.onEnd}>
        {words.giveUp}
      </Button>
      <Button onClick={onMakeAnother}>{words.makeAnother}</Button>
    </ReplacementEnding>
  )
}

/** Why nothing can be deployed with a successor; undefined where it can. */
function whyUseless(successor: ManagementToken | undefined, id: string): string | undefined {
  if (!successor) return words.successorGone(id)
  const status = statusOf(successor, serverNow())
  if (status === 'expired') return words.successorOver(id)
  return status === 'disabled' ? words.successorDisabled(id) : undefined
}

type DeployedProps = Omit<Props, 'successor' | 'successorId' | 'onMakeAnother'> & { successor: ManagementToken }

function Deployed({ old, successor, onEnd, onReplaced, onClose }: DeployedProps) {
  const client = useQueryClient()
  const [isDeployed, setDeployed] = useState(false)
  const later = useRef<HTMLButtonElement>(null)
  const isGone = useIsGone()

  const remove = useAction(async () => {
    try {
      await ensureManagementTokenDeleted(old)
    } catch (thrown) {
      void refreshManagementTokens(client)
      // Once the dialog has gone, it would be told nowhere else.
      if (isGone.current) say(words.about(nameOf(old), explainRemoval(asApiError(thrown))))
      throw thrown
    }
    // Somebody who has gone on meanwhile has another dialog open, which is not to be closed in the place of this one.
    if (!isGone.current) onClose()
    onReplaced()
    say(words.replaced(nameOf(old), old.id))
    void forgetManagementTokens(client, [old.id])
  })
  const wait = useWait(remove.error)

  return (
    <Dialog title={words.title(nameOf(old))} intro={words.deployIntro} onClose={onClose} focusFirst={later}>
      <ReplaceSteps at={isDeployed ? 3 : 2} />
      <TokenUses old={old} successor={successor} />
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
