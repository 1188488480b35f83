import { useState } from 'react'

import type { CreatedManagementToken, ManagementToken } from '~/api/management-tokens'

import { CreateTokenDialog } from './create-token-dialog'
import { rotateWords as words } from './dialog-words'
import { FinishRotation } from './finish-rotation'
import type { TokenValues } from './lifetime'
import { nameOf } from './name'
import { RotationSteps } from './rotation-steps'
import { RotationEnding } from './rotation-ending'
import { SavedQuestion } from './saved-question'
import { TokenCreatedDialog } from './token-created-dialog'
import { useFreshOnce } from './use-fresh-once'
import { useOwnRotations } from './use-own-rotations'

type Props = {
  oldId: string
  tokens: ManagementToken[]
  initial: TokenValues
  maxDays: number
  onClose: () => void
}

/**
 * A successor, saved, deployed, and then the old token deleted. What is remembered between the steps is which token takes
 * the place of which, so that a reload or a week in between changes nothing; the successor's value is shown once, here.
 */
export function RotateTokenFlow({ oldId, tokens, initial, maxDays, onClose }: Props) {
  const { rotations, keep, forget } = useOwnRotations()
  const rotation = rotations.find((each) => each.oldId === oldId)
  // A step of its own, and not what is remembered: that may go in another tab, and no form must open because of it.
  const [step, setStep] = useState<'create' | 'finish' | 'over'>(rotation ? 'finish' : 'create')
  const [created, setCreated] = useState<CreatedManagementToken>()

  const old = tokens.find(({ id }) => id === oldId)
  const newToken = tokens.find(({ id }) => id === rotation?.newId)
  // What is not there any more is gone only once the server has said so just now.
  const isMissing = step !== 'over' && !created && (!old || (step === 'finish' && rotation && !newToken))
  const isChecked = useFreshOnce(Boolean(isMissing))

  function end() {
    setStep('over')
    forget([oldId])
    onClose()
  }
  if (step === 'over' || (isMissing && !isChecked)) return null
  if (created) {
    return (
      <TokenCreatedDialog
        token={created}
        title={words.createdTitle}
        onDone={() => {
          keep({ oldId, newId: created.id, isSaved: true })
          setStep('finish')
          setCreated(undefined)
        }}
        onClose={onClose}
      >
        <RotationSteps at={1} />
      </TokenCreatedDialog>
    )
  }
  if (!old) return <RotationEnding text={rotation ? words.oldGone : words.notThere} onClose={end} />
  if (step === 'finish') {
    if (!rotation) return <RotationEnding old={old} text={words.endedElsewhere} onClose={onClose} />
    const makeAnother = () => {
      forget([oldId])
      setStep('create')
    }
    if (newToken && !rotation.isSaved) {
      return (
        <SavedQuestion
          old={old}
          newToken={newToken}
          onSaved={() => keep({ ...rotation, isSaved: true })}
          onStartAgain={makeAnother}
          onClose={onClose}
        />
      )
    }
    return (
      <FinishRotation
        old={old}
        newTokenId={rotation.newId}
        newToken={newToken}
        onCreateAnother={makeAnother}
        onEnd={end}
        onRotated={() => forget([oldId])}
        onClose={onClose}
      />
    )
  }
  return (
    <CreateTokenDialog
      title={words.title(nameOf(old))}
      intro={words.intro}
      submit={words.create}
      initial={initial}
      maxDays={maxDays}
      // Its successor may well be called the same.
      isNameTaken={() => false}
      onCreated={(token) => {
        keep({ oldId, newId: token.id, isSaved: false })
        setCreated(token)
      }}
      onClose={onClose}
    >
      <RotationSteps at={0} />
    </CreateTokenDialog>
  )
}
