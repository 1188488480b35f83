import { Button } from '~/ui/controls/button'
import { Progress } from '~/ui/feedback/progress'
import { DialogFoot } from '~/ui/overlays/dialog'
import { words as uiWords } from '~/ui/words'

import { isDeleted, type Deletable, type Deletion } from './use-deletion'

type Props<Item extends Deletable> = {
  deletion: Deletion<Item>
  submitLabel: string
  /** Why the user cannot delete yet, such as a phrase that must be typed first. */
  disabledReason?: string | undefined
}

/** The progress of several items, the button that closes, and the button that deletes or retries. */
export function DeletionFoot<Item extends Deletable>({ deletion, submitLabel, disabledReason }: Props<Item>) {
  const { items, state, remaining, words, run, onClose, cancelButton } = deletion
  const isMany = items.length > 1
  const hasStarted = state.step !== 'asking'
  const isRetry = (state.step === 'stopped' || state.step === 'incomplete') && remaining.length > 0
  const retryLabel = isMany ? words.retry(remaining.length) : uiWords.tryAgain
  return (
    <DialogFoot>
      {isMany && hasStarted && <DeletionProgress deletion={deletion} />}
      <Button ref={cancelButton} onClick={onClose}>
        {isMany && hasStarted ? uiWords.close : uiWords.cancel}
      </Button>
      <Button
        look="danger"
        busy={state.step === 'deleting'}
        disabledReason={disabledReason ?? deletion.disabledReason}
        // `detail` is the click count: the double click that opened the dialog must not confirm it.
        onClick={({ detail }) => {
          if (detail < 2) run()
        }}
      >
        {isRetry ? retryLabel : submitLabel}
      </Button>
    </DialogFoot>
  )
}

/** "3 of 20 deleted", next to the buttons so that it moves nothing. Screen readers hear about ten updates in all. */
function DeletionProgress<Item extends Deletable>({ deletion }: Pick<Props<Item>, 'deletion'>) {
  const { items, results, state, words } = deletion
  const count = items.length
  const deleted = items.filter(({ id }) => isDeleted(results.get(id))).length
  const interval = state.step === 'deleting' ? Math.ceil(count / 10) : 1
  return (
    <>
      <div className="basis-full order-first">
        <Progress label={words.progressLabel} value={deleted} max={count} />
      </div>
      <p className="hint me-auto">{words.progress(deleted, count)}</p>
      <p role="status" className="sr-only">
        {words.progress(deleted - (deleted % interval), count)}
      </p>
    </>
  )
}
