import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { keepRotation, forgetRotation, useRotations } from '~/session/rotations'
import { refreshManagementTokens, type CreatedManagementToken, type ManagementToken } from '~/api/management-tokens'
import { usePerson } from '~/console-context'
import { useHoldBack } from '~/hold-back'
import { Button } from '~/ui/button'
import { words as uiWords } from '~/ui/words'

import { CreateTokenDialog } from './create-token-dialog'
import { replaceWords as words } from './dialog-words'
import { Ending, FinishReplacement } from './finish-replacement'
import type { TokenValues } from './lifetime'
import { ReplaceSteps } from './replace-steps'
import { SavedQuestion } from './saved-question'
import { TokenCreatedDialog } from './token-created-dialog'

type Props = {
  /** Undefined where it has been deleted meanwhile. */
  old: ManagementToken | undefined
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
export function ReplaceTokenFlow({ old, oldId, tokens, initial, maxDays, onClose }: Props) {
  const client = useQueryClient()
  const { id: personId } = usePerson()
  const rotation = useRotations(personId).find((each) => each.oldId === oldId)
  const [created, setCreated] = useState<CreatedManagementToken>()
  const { held, leave } = useHoldBack()

  if (created) {
    return (
      <TokenCreatedDialog
        token={created}
        title={words.createdTitle}
        {...held}
        onDone={() => {
          keepRotation(personId, { oldId, newId: created.id, isSaved: true })
          // The next step says whether the successor was used, and it may have been tested here.
          void refreshManagementTokens(client)
          // Held back by Back: then the page is left, and what remains to be done is remembered.
          if (held.isLeaving) leave(onClose)
          else setCreated(undefined)
        }}
        onAbandon={() => leave(onClose)}
      >
        <ReplaceSteps at={1} />
      </TokenCreatedDialog>
    )
  }
  if (!old) {
    return (
      <Ending title={words.titleOfNone} text={words.notThere} onClose={onClose}>
        <Button look="primary" onClick={onClose}>
          {uiWords.close}
        </Button>
      </Ending>
    )
  }
  if (rotation) {
    const successor = tokens.find(({ id }) => id === rotation.newId)
    const forget = () => forgetRotation(personId, oldId)
    if (successor && !rotation.isSaved) {
      return (
        <SavedQuestion
          name={old.name}
          successor={successor}
          onSaved={() => keepRotation(personId, { ...rotation, isSaved: true })}
          onStartAgain={forget}
          onClose={onClose}
        />
      )
    }
    return <FinishReplacement old={old} rotation={rotation} successor={successor} onForget={forget} onClose={onClose} />
  }
  return (
    <CreateTokenDialog
      title={words.title(old.name)}
      intro={words.intro}
      submit={words.create}
      initial={initial}
      maxDays={maxDays}
      // Its successor may well be called the same.
      isNameTaken={() => false}
      onCreated={(token) => {
        keepRotation(personId, { oldId, newId: token.id, isSaved: false })
        setCreated(token)
      }}
      onClose={onClose}
    >
      <ReplaceSteps at={0} />
    </CreateTokenDialog>
  )
}
