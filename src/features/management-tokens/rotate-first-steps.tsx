import type { CreatedManagementToken, ManagementToken } from '~/api/management-tokens'
import { announce } from '~/lib/announcements'
import { RotationSteps } from '~/ui/rotation/rotation-steps'
import type { FirstState, RotationProgress } from '~/ui/rotation/use-rotation'

import { CreateTokenDialog } from './create-token-dialog'
import { rotateWords as words } from './dialog-words'
import type { TokenValues } from './lifetime'
import { nameOf } from './name'
import { TokenCreatedDialog } from './token-created-dialog'

type Props = {
  state: FirstState<ManagementToken, CreatedManagementToken>
  rotation: RotationProgress<CreatedManagementToken>
  initial: TokenValues
  maxDays: number
  onClose: () => void
}

/** The form for the new token, and its value. One chunk: the code that shows the value must not fail to load. */
export function RotateFirstSteps({ state, rotation, initial, maxDays, onClose }: Props) {
  if (state.step === 'save') {
    const { created } = state
    return (
      <TokenCreatedDialog
        token={created}
        title={words.createdTitle}
        onDone={() => rotation.markSaved(created.id)}
        onClose={onClose}
      >
        <RotationSteps at="save" words={words} />
      </TokenCreatedDialog>
    )
  }
  return (
    <CreateTokenDialog
      title={words.title(nameOf(state.oldItem))}
      intro={words.intro}
      submit={words.create}
      initial={initial}
      maxDays={maxDays}
      // The new token may have the name of the old one.
      isNameTaken={() => false}
      oldToken={state.oldItem}
      mayCreate={() => {
        const isFirst = rotation.mayCreate()
        if (!isFirst) announce(words.begunElsewhere)
        return isFirst
      }}
      onCreated={(created) => rotation.showSecret(created.id, created)}
      onClose={onClose}
    >
      <RotationSteps at="create" words={words} />
    </CreateTokenDialog>
  )
}
