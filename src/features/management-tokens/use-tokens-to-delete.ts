import { useState } from 'react'

import type { ManagementToken } from '~/api/management-tokens'
import { useLoginDraft } from '~/session/login-draft'

import { DeletionDraft } from './deleted'

/** Holds the tokens that the user is asked to delete. After a login for this deletion, the dialog opens with the same tokens. */
export function useTokensToDelete(tokens: ManagementToken[] | undefined) {
  const [toDelete, setToDelete] = useState<ManagementToken[]>()
  const [draft, setDraft] = useState(useLoginDraft(DeletionDraft)?.deleted)
  if (draft !== undefined && tokens) {
    const ids = draft.split(' ')
    const found = tokens.filter(({ id }) => ids.includes(id))
    setDraft(undefined)
    if (found.length > 0) setToDelete(found)
  }
  return [toDelete, setToDelete] as const
}
