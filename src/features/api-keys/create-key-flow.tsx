import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { refreshApiKeys, type ApiKeyDraft, type CreatedApiKey } from '~/api/api-key-writes'
import { usePreload } from '~/lib/lazy-component'

import { CreateKeyDialog } from './create-key-dialog'
import { KeyCreatedDialog } from './key-created-dialog'
import { SaveKeyTo } from './lazy-save-key-to'

const preloaded = [SaveKeyTo]

type Props = {
  initialName: string
  /** True if a link filled in the name. */
  isNameFromLink: boolean
  /** True if the list already shows a key with this name. */
  isNameTaken: (name: string) => boolean
  onClose: () => void
}

type Step = { kind: 'form' } | { kind: 'created'; key: CreatedApiKey; isNew: boolean }

/** Creates a key, then shows its secret once. The secret lives in this component's state only, until it unmounts. */
export function CreateKeyFlow({ initialName, isNameFromLink, isNameTaken, onClose }: Props) {
  const client = useQueryClient()
  const [step, setStep] = useState<Step>({ kind: 'form' })
  // The server reserves the key's ID before it creates the key. The draft survives a failure, so that a retry uses the
  // same ID and cannot create a second key.
  const [draft, setDraft] = useState<ApiKeyDraft>()
  usePreload(true, preloaded)

  if (step.kind === 'created') return <KeyCreatedDialog apiKey={step.key} isNew={step.isNew} onClose={onClose} />
  return (
    <CreateKeyDialog
      initialName={initialName}
      isNameFromLink={isNameFromLink}
      isNameTaken={isNameTaken}
      draft={draft}
      onDraft={setDraft}
      onClose={() => {
        onClose()
        // An attempt whose response was lost may have created the key.
        if (draft) void refreshApiKeys(client)
      }}
      onCreated={({ isNew, ...key }) => {
        setStep({ kind: 'created', key, isNew })
        void refreshApiKeys(client)
      }}
    />
  )
}
