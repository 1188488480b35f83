import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { deleteApiKey, removeApiKeysFromCache } from '~/api/api-key-writes'
import { DEFAULT_KEY_NAME, type ApiKey } from '~/api/api-keys'
import { clearDeveloperToken } from '~/api/developer-token'
import { FormField } from '~/forms/form-field'
import { stripInvisible } from '~/lib/visible-text'
import { DeletionFoot } from '~/ui/deletion/deletion-foot'
import { DeletionList } from '~/ui/deletion/deletion-list'
import { useDeletion } from '~/ui/deletion/use-deletion'
import { Problem } from '~/ui/feedback/problem'
import { Dialog } from '~/ui/overlays/dialog'

import { deleteWords as words } from './dialog-words'
import { rotationTags } from './rotation-tags'
import { disabledReasonOf } from './row-menu'
import { shortClientId } from './short-client-id'
import { useOwnKeyRotations } from './use-own-key-rotations'
import { words as listWords } from './words'
import { AccountNeeded } from './lazy-account-needed'

type Props = {
  keys: ApiKey[]
  onClose: () => void
  /** Called before the cache forgets the deleted keys. */
  onDeleted?: (deleted: ApiKey[]) => void
}

/**
 * Deletes one or more keys. To delete the default key, the user must type its name, because the developer token stops
 * working with it.
 */
export function DeleteKeysDialog({ keys, onClose, onDeleted }: Props) {
  const client = useQueryClient()
  const { rotations, forget } = useOwnKeyRotations()
  // A new key often has the name of the old one.
  const tags = rotationTags(rotations)
  const hintOf = ({ id, clientId }: ApiKey) => [shortClientId(clientId), tags.get(id)].filter(Boolean).join(' · ')
  const [typed, setTyped] = useState('')
  const [onlyKey] = keys.length === 1 ? keys : []
  const title = onlyKey ? words.title : words.titleMany(keys.length)
  const hasDefault = keys.some(isDefault)
  const isConfirmed = !hasDefault || stripInvisible(typed).trim() === DEFAULT_KEY_NAME

  const deletion = useDeletion({
    items: keys,
    deleteOne: deleteApiKey,
    blockedReason: (key) => disabledReasonOf(key.deleteHref),
    onDeleted: (deleted) => {
      if (deleted.some(isDefault)) clearDeveloperToken()
      onDeleted?.(deleted)
      const ids = deleted.map(({ id }) => id)
      forget(ids)
      return removeApiKeysFromCache(client, ids)
    },
    announcement: (alreadyDeleted) => {
      if (!onlyKey) return listWords.deletedMany(keys.length)
      const announce = alreadyDeleted.length > 0 ? listWords.alreadyDeletedAnnouncement : listWords.deletedAnnouncement
      return announce(onlyKey.name)
    },
    onClose,
  })

  // Shown once, because the reason is the same for all keys.
  const errors = [...deletion.results.values()].flatMap((result) => (result.kind === 'failed' ? [result.error] : []))
  const denied = errors.find(({ kind }) => kind === 'forbidden')

  return (
    <Dialog
      role="alertdialog"
      title={title}
      intro={onlyKey ? words.consequence : words.consequenceMany}
      onClose={onClose}
      focusFirst={deletion.cancelButton}
    >
      <DeletionList deletion={deletion} hintOf={hintOf} />
      {denied && <AccountNeeded error={denied} />}
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
      {deletion.state.step === 'stopped' && (
        <Problem error={deletion.state.error}>
          <AccountNeeded error={deletion.state.error} />
        </Problem>
      )}
      <DeletionFoot
        deletion={deletion}
        submitLabel={title}
        disabledReason={isConfirmed ? undefined : words.mustMatch(DEFAULT_KEY_NAME)}
      />
    </Dialog>
  )
}

function isDefault(key: ApiKey): boolean {
  return key.name === DEFAULT_KEY_NAME
}
