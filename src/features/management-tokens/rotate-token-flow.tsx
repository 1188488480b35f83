import type { ManagementToken } from '~/api/management-tokens'
import { lazyComponent, usePreload } from '~/lib/lazy-component'
import { Button } from '~/ui/controls/button'

import { CreateTokenDialog } from './create-token-dialog'
import { rotateWords as words } from './dialog-words'
import { TokenTools } from './lazy-token-tools'
import type { TokenValues } from './lifetime'
import { nameOf } from './name'
import { RotationSteps } from './rotation-steps'
import { TokenCreatedDialog } from './token-created-dialog'
import { useRotation } from './use-rotation'

// Needed only after the new token exists, so their code does not delay the first dialog.
const AskIfSaved = lazyComponent(() => import('./later-steps').then((module) => module.AskIfSaved))
const DeployStep = lazyComponent(() => import('./later-steps').then((module) => module.DeployStep))
const RotationMessage = lazyComponent(() => import('./later-steps').then((module) => module.RotationMessage))
const TokenNotFound = lazyComponent(() => import('./later-steps').then((module) => module.TokenNotFound))
const laterSteps = [TokenTools, AskIfSaved, DeployStep, RotationMessage, TokenNotFound]

type Props = {
  oldId: string
  tokens: ManagementToken[]
  initial: TokenValues
  maxDays: number
  onClose: () => void
}

/** Rotates a token: create a new one, save it, deploy it, delete the old one. Each step is a dialog. */
export function RotateTokenFlow({ oldId, tokens, initial, maxDays, onClose }: Props) {
  const { state, showNewToken, markSaved, startAgain, end } = useRotation(oldId, tokens)
  usePreload(true, laterSteps)
  function endAndClose() {
    end()
    onClose()
  }

  switch (state.step) {
    case 'checkingList':
    case 'ended':
      return null

    case 'create':
      return (
        <CreateTokenDialog
          title={words.title(nameOf(state.oldToken))}
          intro={words.intro}
          submit={words.create}
          initial={initial}
          maxDays={maxDays}
          // The new token may have the name of the old one.
          isNameTaken={() => false}
          oldToken={state.oldToken}
          onCreated={showNewToken}
          onClose={onClose}
        >
          <RotationSteps at="create" />
        </CreateTokenDialog>
      )

    case 'save':
      return (
        <TokenCreatedDialog
          token={state.newToken}
          title={words.createdTitle}
          onDone={() => markSaved(state.newToken.id)}
          onClose={onClose}
        >
          <RotationSteps at="save" />
        </TokenCreatedDialog>
      )

    case 'askIfSaved':
      return (
        <AskIfSaved
          oldToken={state.oldToken}
          newToken={state.newToken}
          onSaved={() => markSaved(state.newToken.id)}
          onStartAgain={startAgain}
          onClose={onClose}
        />
      )

    case 'deployAndDelete':
      return (
        <DeployStep
          oldToken={state.oldToken}
          newToken={state.newToken}
          onStop={endAndClose}
          onRotated={end}
          onClose={onClose}
        />
      )

    case 'newTokenUnusable':
      return (
        <RotationMessage oldToken={state.oldToken} text={state.reason} onClose={onClose}>
          <Button look="ghost" onClick={endAndClose}>
            {words.stop}
          </Button>
          <Button onClick={startAgain}>{words.createAnother}</Button>
        </RotationMessage>
      )

    case 'notFound':
      return <TokenNotFound oldToken={state.oldToken} newId={state.newId} onClose={onClose} />

    case 'stopped':
      return <RotationMessage oldToken={state.oldToken} text={state.reason} onClose={endAndClose} />
  }
}
