import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { DEFAULT_KEY_NAME, deleteApiKey, removeApiKeysFromCache, type ApiKey } from '~/api/api-keys'
import { clearDeveloperToken } from '~/api/developer-token'
import { FormField } from '~/forms/form-field'
import { DeleteDialog } from '~/ui/overlays/delete-dialog'

import { deleteWords as words } from './dialog-words'
import { whyNot } from './row-menu'
import { words as listWords } from './words'

type Props = { keys: ApiKey[]; onClose: () => void }

/** One key or many: what stops working, and a stronger question for the key of the developer token. */
export function DeleteKeysDialog({ keys, onClose }: Props) {
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const hasDefault = keys.some(isDefault)
  const [only] = keys.length === 1 ? keys : []

  function forget(gone: ApiKey[]) {
    if (gone.some(isDefault)) clearDeveloperToken()
    return removeApiKeysFromCache(
      client,
      gone.map((key) => key.id),
    )
  }
  function notice(had: ApiKey[]): string {
    if (!only) return listWords.deletedMany(keys.length)
    return had.length > 0 ? listWords.alreadyDeletedAnnouncement(only.name) : listWords.deletedAnnouncement(only.name)
  }

  return (
    <DeleteDialog
      items={keys}
      title={only ? words.title : words.titleMany(keys.length)}
      consequence={only ? words.consequence : words.consequenceMany}
      submit={only ? words.title : words.titleMany(keys.length)}
      hintOf={(key) => `${key.clientId.slice(0, 4)}…`}
      refusalOf={(key) => whyNot(key.deleteHref)}
      remove={deleteApiKey}
      onGone={forget}
      notice={notice}
      retry={words.retry}
      disabledReason={hasDefault && typed.trim() !== DEFAULT_KEY_NAME ? words.mustMatch(DEFAULT_KEY_NAME) : undefined}
      onClose={onClose}
    >
      {hasDefault && (
        <>
          <p className="note bad">{words.consequenceDefault}</p>
          <FormField
            label={words.typeName(DEFAULT_KEY_NAME)}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </>
      )}
    </DeleteDialog>
  )
}

function isDefault(key: ApiKey): boolean {
  return key.name === DEFAULT_KEY_NAME
}
