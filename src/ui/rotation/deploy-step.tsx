import { useRef, useState, type ReactNode } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import { announce, announceUntilClosed } from '~/lib/announcements'
import { canStore } from '~/lib/can-store'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'

import { RotationSteps } from './rotation-steps'
import type { RotationSubject } from './rotation-subject'

type Props<Item> = {
  subject: RotationSubject<Item>
  oldItem: Item
  newItem: Item
  /** What helps the user to decide, above the confirmation. */
  children: ReactNode
  /** False if the user has yet to confirm in `children` that the new item was tested. */
  isTested: boolean
  /** Ends the rotation and keeps both items. */
  onStop: () => void
  /** The old item was deleted. */
  onRotated: () => void
  /** Closes the dialog after that. */
  onFinish: () => void
  onClose: () => void
}

/** The last steps: the user confirms that the new item is deployed, then deletes the old one. */
export function DeployStep<Item extends { id: string }>(props: Props<Item>) {
  const { subject, oldItem, children, isTested, onStop, onRotated, onFinish, onClose } = props
  const { words } = subject
  const name = subject.nameOf(oldItem)
  const [isStored] = useState(canStore)
  const [isDeployed, setDeployed] = useState(false)
  const later = useRef<HTMLButtonElement>(null)
  const isUnmounted = useIsUnmounted()
  const explainFailure = (error: ApiError) => (isOutcomeUnknown(error) ? words.deleteUnknown : words.deleteFailed)

  const deletion = useAction(
    async () => {
      try {
        await subject.remove(oldItem)
      } catch (thrown) {
        subject.refresh()
        // After the dialog has closed, nothing else would show the error.
        if (isUnmounted.current) announceUntilClosed(words.about(name, explainFailure(asApiError(thrown))))
        throw thrown
      }
      // After the user has closed this dialog, `onFinish` would close another dialog that is open by now.
      if (!isUnmounted.current) onFinish()
      onRotated()
      announce(words.rotated(name, oldItem.id))
      subject.forget(oldItem)
    },
    { once: true },
  )
  const wait = useRetryCountdown(deletion.error)
  const isReady = isTested && isDeployed
  const whyNotYet = isTested ? words.confirmFirst : words.testFirst
  const blocked = subject.whyNotDelete?.(oldItem)

  return (
    <Dialog
      title={words.title(name)}
      intro={isStored ? words.deployIntro : words.deployIntroUnstored}
      onClose={onClose}
      focusFirst={later}
    >
      <RotationSteps at={!isTested ? 'save' : isDeployed ? 'delete' : 'deploy'} words={words} />
      {children}
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
          {words.stop}
        </Button>
        <Button ref={later} onClick={onClose}>
          {words.later}
        </Button>
        <Button
          look="danger"
          busy={deletion.isPending}
          disabledReason={blocked ?? (isReady ? wait : whyNotYet)}
          onClick={() => void deletion.run()}
        >
          {words.deleteOld}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
