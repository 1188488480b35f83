import { useRef } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import { announceUntilClosed } from '~/lib/announcements'
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
  /** The secret of the new item never arrived, so the user cannot have saved it. */
  isValueLost: boolean
  onSaved: () => void
  onStartAgain: () => void
  onStop: () => void
  onClose: () => void
}

/** Asks whether the new secret was saved: its dialog was closed, or the page reloaded, while it was shown. */
export function AskIfSaved<Item extends { id: string }>(props: Props<Item>) {
  const { subject, oldItem, newItem, isValueLost, onSaved, onStartAgain, onStop, onClose } = props
  const { words, nameOf } = subject
  const first = useRef<HTMLButtonElement>(null)
  const isUnmounted = useIsUnmounted()
  const explainFailure = (error: ApiError) => (isOutcomeUnknown(error) ? words.removeUnknown : words.removeFailed)

  const restart = useAction(
    async () => {
      // After the dialog has closed, nothing else would show the result.
      const announceIfUnmounted = (result: string) => {
        if (isUnmounted.current) announceUntilClosed(words.about(nameOf(oldItem), result))
      }
      try {
        await subject.remove(newItem)
      } catch (thrown) {
        announceIfUnmounted(explainFailure(asApiError(thrown)))
        throw thrown
      }
      announceIfUnmounted(words.newRemoved(newItem.id))
      onStartAgain()
      subject.forget(newItem)
    },
    { once: true },
  )
  const wait = useRetryCountdown(restart.error)

  return (
    <Dialog title={words.title(nameOf(oldItem))} onClose={onClose} focusFirst={first}>
      <RotationSteps at="save" words={words} />
      {isValueLost ? (
        <p>{words.valueLost(newItem.id)}</p>
      ) : (
        <>
          <p className="font-medium">{words.askIfSaved}</p>
          <p className="text-muted">{words.askIfSavedMore(newItem.id)}</p>
        </>
      )}
      {restart.error && <Problem error={restart.error} title={explainFailure(restart.error)} />}
      <DialogFoot>
        {isValueLost && (
          <Button look="ghost" className="me-auto" onClick={onStop}>
            {words.stop}
          </Button>
        )}
        <Button
          ref={isValueLost ? first : undefined}
          look={isValueLost ? 'primary' : undefined}
          busy={restart.isPending}
          disabledReason={subject.whyNotDelete?.(newItem) ?? wait}
          onClick={() => void restart.run()}
        >
          {words.startAgain}
        </Button>
        {!isValueLost && (
          <Button ref={first} look="primary" onClick={onSaved}>
            {words.wasSaved}
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  )
}
