import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { refreshApiKeys, type ApiKeyDraft, type CreatedApiKey } from '~/api/api-keys'
import { useHoldBack } from '~/lib/hold-back'

import { CreateKeyDialog } from './create-key-dialog'
import { KeyCreatedDialog } from './key-created-dialog'

type Props = {
  initialName: string
  /** Whether a key of this name is known already. */
  isNameTaken: (name: string) => boolean
  onClose: () => void
}

type Step = { kind: 'form' } | { kind: 'created'; key: CreatedApiKey; isNew: boolean }

/**
 * From the name to the secret. Everything that is secret is in this component's state, and leaves memory with it: the
 * page mounts it for one key and lets it go.
 */
export function CreateKeyFlow({ initialName, isNameTaken, onClose }: Props) {
  const client = useQueryClient()
  const [step, setStep] = useState<Step>({ kind: 'form' })
  const { held, leave } = useHoldBack()
  // A draft outlives a failed attempt, so that trying again continues with it and nothing is made twice.
  const [draft, setDraft] = useState<ApiKeyDraft>()

  if (step.kind === 'form') {
    return (
      <CreateKeyDialog
        initialName={initialName}
        isNameTaken={isNameTaken}
        draft={draft}
        onDraft={setDraft}
        onClose={() => {
          onClose()
          // An attempt whose answer was lost may have made the key all the same.
          if (draft) void refreshApiKeys(client)
        }}
        onCreated={({ isNew, ...key }) => {
          setStep({ kind: 'created', key, isNew })
          void refreshApiKeys(client)
        }}
      />
    )
  }
  return <KeyCreatedDialog apiKey={step.key} isNew={step.isNew} {...held} onDone={() => leave(onClose)} />
}
