import type { ReactNode } from 'react'

import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'

import { AskIfSaved } from './ask-if-saved'
import { DeployStep } from './deploy-step'
import { ReloadButton, RotationMessage } from './rotation-message'
import type { RotationSubject } from './rotation-subject'
import type { LaterState, RotationProgress } from './use-rotation'

/** The props that a feature's page passes to its later steps. */
export type LaterStepsProps<Item> = {
  state: LaterState<Item>
  rotation: Pick<RotationProgress<unknown>, 'markSaved' | 'startAgain' | 'end'>
  onClose: () => void
  /** Closes the dialog after the rotation is finished. Without it, `onClose` does. */
  onFinish?: ((newItem: Item) => void) | undefined
}

type Props<Item> = LaterStepsProps<Item> & {
  subject: RotationSubject<Item>
  /** Shown in the deploy step. */
  about: ReactNode
  isTested?: boolean
}

/** The steps of a rotation after the new secret was shown, and its ends. Each is a dialog. */
export function LaterSteps<Item extends { id: string }>(props: Props<Item>) {
  const { state, rotation, subject, about, isTested = true, onClose, onFinish = onClose } = props
  const { words, nameOf } = subject
  const title = state.oldItem ? words.title(nameOf(state.oldItem)) : words.titleWithoutName
  function endAndClose() {
    rotation.end()
    onClose()
  }

  switch (state.step) {
    case 'askIfSaved':
      return (
        <AskIfSaved
          // Another tab may replace the new item. A confirmation holds for one item only.
          key={state.newItem.id}
          {...state}
          subject={subject}
          onSaved={() => rotation.markSaved(state.newItem.id)}
          onStartAgain={rotation.startAgain}
          onStop={endAndClose}
          onClose={onClose}
        />
      )

    case 'deployAndDelete':
      return (
        <DeployStep
          key={state.newItem.id}
          {...state}
          subject={subject}
          isTested={isTested}
          onStop={endAndClose}
          onRotated={rotation.end}
          onFinish={() => onFinish(state.newItem)}
          onClose={onClose}
        >
          {about}
        </DeployStep>
      )

    case 'newUnusable':
      return (
        <RotationMessage title={title} text={<p>{state.reason ?? words.newMissing(state.newId)}</p>} onClose={onClose}>
          <Button look="ghost" onClick={endAndClose}>
            {words.stop}
          </Button>
          <Button onClick={rotation.startAgain}>{words.createAnother}</Button>
        </RotationMessage>
      )

    // Closing keeps the rotation: the item may still exist.
    case 'notFound':
      return (
        <RotationMessage
          title={title}
          text={<p>{state.newId === undefined ? words.notFound : words.newNotFound(state.newId)}</p>}
          onClose={onClose}
        >
          <ReloadButton label={words.reload} onReload={state.reload} />
        </RotationMessage>
      )

    case 'failed':
      return (
        <RotationMessage
          title={title}
          text={<Problem error={state.error} title={words.loadFailed} />}
          onClose={onClose}
        >
          <ReloadButton label={words.reload} onReload={state.reload} />
        </RotationMessage>
      )

    case 'blocked':
      return <RotationMessage title={title} text={<p>{state.reason}</p>} onClose={onClose} />

    case 'stopped':
      return <RotationMessage title={title} text={<p>{words[state.reason]}</p>} onClose={endAndClose} />
  }
}
