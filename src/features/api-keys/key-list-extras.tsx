import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useNavigate } from 'react-router'

import { apiKeysQuery } from '~/api/api-key-view'
import { paths } from '~/config/paths'
import { useCan } from '~/session/console-context'
import { RotationNote } from '~/ui/rotation/rotation-note'

import { listNoteWords as words } from './rotation-note-words'
import { rotationTags } from './rotation-tags'
import type { ListExtras } from './use-key-list'
import { useKeyLimit } from './use-key-quota'
import { useOwnKeyRotations } from './use-own-key-rotations'

type Props = {
  /** True once the list is on screen. Nothing is requested before that. */
  isReady: boolean
  onExtras: (extras: ListExtras) => void
}

/** Adds to the list what its first screen does without: the limit of keys, and unfinished rotations. */
export function KeyListExtras({ isReady, onExtras }: Props) {
  const limit = useKeyLimit(isReady)
  const canEdit = useCan('apiKeys', 'edit')
  const { rotations } = useOwnKeyRotations()
  const tags = useMemo(() => rotationTags(rotations), [rotations])
  useEffect(() => onExtras({ limit, tags }), [limit, tags, onExtras])
  return (
    canEdit && isReady && rotations.length > 0 && <UnfinishedRotations oldIds={rotations.map(({ oldId }) => oldId)} />
  )
}

function UnfinishedRotations({ oldIds }: { oldIds: string[] }) {
  const navigate = useNavigate()
  const { data } = useQuery(apiKeysQuery(oldIds))
  return (
    <RotationNote
      words={words}
      icon="rotate"
      oldItems={data?.found ?? []}
      nameOf={({ name }) => name}
      onContinue={({ id }) => void navigate(paths.rotateApiKey(id))}
    />
  )
}
