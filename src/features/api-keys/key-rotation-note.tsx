import { useNavigate } from 'react-router'

import type { ApiKey } from '~/api/api-keys'
import { paths } from '~/config/paths'
import { RotationNote } from '~/ui/rotation/rotation-note'

import { pageNoteWords } from './rotation-note-words'
import { useApiKey } from './use-api-key'
import { useOwnKeyRotations } from './use-own-key-rotations'

/** The unfinished rotation of which this key is the old or the new one. */
export function KeyRotationNote({ apiKey }: { apiKey: ApiKey }) {
  const navigate = useNavigate()
  const { rotations } = useOwnKeyRotations()
  const isOld = rotations.some(({ oldId }) => oldId === apiKey.id)
  const oldId = rotations.find(({ newId }) => newId === apiKey.id)?.oldId
  const { apiKey: oldOfThis } = useApiKey(isOld ? undefined : oldId)
  const oldKey = isOld ? apiKey : oldOfThis
  return (
    <RotationNote
      words={isOld ? pageNoteWords.old : pageNoteWords.new}
      icon="rotate"
      oldItems={oldKey ? [oldKey] : []}
      nameOf={({ name }) => name}
      onContinue={({ id }) => void navigate(paths.rotateApiKey(id), { preventScrollReset: true })}
    />
  )
}
