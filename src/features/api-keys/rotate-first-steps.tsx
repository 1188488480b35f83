import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { mayCreate, refreshApiKeys, type ApiKeyDraft, type CreatedApiKey } from '~/api/api-key-writes'
import type { ApiKey } from '~/api/api-keys'
import { announce } from '~/lib/announcements'
import { RotationMessage } from '~/ui/rotation/rotation-message'
import { RotationSteps } from '~/ui/rotation/rotation-steps'
import type { FirstState, RotationProgress } from '~/ui/rotation/use-rotation'

import { CreateKeyDialog } from './create-key-dialog'
import { KeyCreatedDialog } from './key-created-dialog'
import { rotateWords as words } from './rotate-words'

type Props = {
  state: FirstState<ApiKey, CreatedApiKey>
  rotation: RotationProgress<CreatedApiKey>
  /** The name that the user typed before a step-up login. */
  draftName: string | undefined
  onClose: () => void
}

/** The form for the new key, and its secret. One chunk: the code that shows the secret must not fail to load. */
export function RotateFirstSteps({ state, rotation, draftName, onClose }: Props) {
  const client = useQueryClient()
  // Survives a failure, so that a retry uses the same ID and cannot create a second key.
  const [draft, setDraft] = useState<ApiKeyDraft>()
  const [isForbidden, setForbidden] = useState(false)

  if (state.step === 'save') {
    const { created } = state
    return (
      <KeyCreatedDialog
        apiKey={created}
        isNew
        title={words.createdTitle}
        onDone={() => rotation.markSaved(created.id)}
        onClose={onClose}
      >
        <RotationSteps at="save" words={words} />
      </KeyCreatedDialog>
    )
  }
  const { oldItem } = state
  if (isForbidden) {
    return <RotationMessage title={words.title(oldItem.name)} text={<p>{words.notCreatable}</p>} onClose={onClose} />
  }
  return (
    <CreateKeyDialog
      title={words.title(oldItem.name)}
      intro={words.intro}
      submit={words.create}
      initialName={draftName ?? oldItem.name}
      // The new key may have the name of the old one.
      isNameTaken={() => false}
      keptId={oldItem.id}
      draft={draft}
      onDraft={(reserved) => {
        if (!mayCreate(reserved)) {
          setForbidden(true)
          return false
        }
        if (!rotation.mayCreate(reserved.id)) {
          announce(words.begunElsewhere)
          return false
        }
        setDraft(reserved)
        rotation.expectNew(reserved.id)
        return true
      }}
      onRejected={rotation.expectNone}
      onCreated={({ isNew, ...key }) => {
        void refreshApiKeys(client)
        if (isNew && key.clientSecret) rotation.showSecret(key.id, key)
        else rotation.reportValueLost(key.id)
      }}
      onClose={() => {
        onClose()
        // An attempt whose response was lost may have created the key.
        if (draft) void refreshApiKeys(client)
      }}
    >
      <RotationSteps at="create" words={words} />
    </CreateKeyDialog>
  )
}
