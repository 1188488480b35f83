import { useState } from 'react'
import { useStore } from 'zustand'

import { MANAGEMENT_TOKENS, type CreatedManagementToken, type ManagementToken } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { unreadableRows } from '~/api/unreadable-rows'

import { rotateWords as words } from './dialog-words'
import type { Rotation } from './rotations'
import { statusOf } from './status'
import { useRefetchOnce } from './use-refetch-once'
import { useOwnRotations } from './use-own-rotations'

/**
 * State of a rotation. The four steps are: create a new token, save it, deploy it, delete the old token. The last two
 * share a dialog.
 */
export type RotationState =
  /** A token is missing from the list. Nothing is shown until the list has been read again. */
  | { step: 'checkingList' }
  | { step: 'create'; oldToken: ManagementToken }
  /** The value of the new token is shown, this once. */
  | { step: 'save'; newToken: CreatedManagementToken }
  /** The dialog was closed while the value was shown, so only the user knows whether it is saved. */
  | { step: 'askIfSaved'; oldToken: ManagementToken; newToken: ManagementToken }
  | { step: 'deployAndDelete'; oldToken: ManagementToken; newToken: ManagementToken }
  /** The new token was deleted, disabled or has expired. The user may create another. */
  | { step: 'newTokenUnusable'; oldToken: ManagementToken; reason: string }
  /** A token is missing from a list with unreadable rows, so it may still exist. */
  | { step: 'notFound'; oldToken: ManagementToken | undefined; newId: string | undefined }
  /** The rotation cannot continue, or nothing is left to do. `reason` says why. */
  | { step: 'stopped'; oldToken: ManagementToken | undefined; reason: string }
  /** The dialog is closing. */
  | { step: 'ended' }

/**
 * Progress of this dialog. Not derived from the stored rotation alone: another tab may end the stored rotation, and
 * then this tab must not go back to the form for a new token.
 */
type Progress = { at: 'create' } | { at: 'save'; newToken: CreatedManagementToken } | { at: 'finish' } | { at: 'ended' }

/**
 * The rotation of one token. localStorage keeps which new token belongs to which old one, so that a rotation continues
 * after a reload, or days later. It never keeps the new token's value, which lives in this state until it is saved.
 */
export function useRotation(oldId: string, tokens: ManagementToken[]) {
  const { rotations, keep, forget } = useOwnRotations()
  const rotation = rotations.find((each) => each.oldId === oldId)
  const [progress, setProgress] = useState<Progress>({ at: rotation ? 'finish' : 'create' })

  const oldToken = tokens.find(({ id }) => id === oldId)
  const newToken = tokens.find(({ id }) => id === rotation?.newId)
  const isNewTokenMissing = progress.at === 'finish' && rotation !== undefined && !newToken
  const isMissing = (progress.at === 'create' || progress.at === 'finish') && (!oldToken || isNewTokenMissing)
  // A cached list may be older than the new token, so a token counts as deleted only after the list was read again.
  const isListFresh = useRefetchOnce(isMissing)
  const hasUnreadable = useStore(unreadableRows)[MANAGEMENT_TOKENS] !== undefined

  return {
    state:
      isMissing && !isListFresh
        ? ({ step: 'checkingList' } as const)
        : rotationState({ progress, oldToken, newToken, rotation, hasUnreadable }),

    /** From step `create` to step `save`. */
    showNewToken(created: CreatedManagementToken) {
      keep({ oldId, newId: created.id, isSaved: false })
      setProgress({ at: 'save', newToken: created })
    },
    /** From step `save` or `askIfSaved` to step `deployAndDelete`. */
    markSaved(newId: string) {
      keep({ oldId, newId, isSaved: true })
      setProgress({ at: 'finish' })
    },
    /** Back to step `create`, if the new token cannot be used. */
    startAgain() {
      forget([oldId])
      setProgress({ at: 'create' })
    },
    /** Ends the rotation: the old token was deleted, or the user keeps both tokens. */
    end() {
      forget([oldId])
      setProgress({ at: 'ended' })
    },
  }
}

type Facts = {
  progress: Progress
  oldToken: ManagementToken | undefined
  newToken: ManagementToken | undefined
  /** The stored rotation. */
  rotation: Rotation | undefined
  /** True if the list has rows that could not be read. */
  hasUnreadable: boolean
}

function rotationState({ progress, oldToken, newToken, rotation, hasUnreadable }: Facts): RotationState {
  if (progress.at === 'ended') return { step: 'ended' }
  if (progress.at === 'save') return { step: 'save', newToken: progress.newToken }
  if (!oldToken && hasUnreadable) return { step: 'notFound', oldToken, newId: undefined }
  if (!oldToken) return { step: 'stopped', oldToken, reason: rotation ? words.oldTokenDeleted : words.noSuchToken }
  if (progress.at === 'create') return { step: 'create', oldToken }
  if (!rotation) return { step: 'stopped', oldToken, reason: words.endedElsewhere }
  if (!newToken && hasUnreadable) return { step: 'notFound', oldToken, newId: rotation.newId }
  if (!newToken) return { step: 'newTokenUnusable', oldToken, reason: words.newTokenDeleted(rotation.newId) }
  if (!rotation.isSaved) return { step: 'askIfSaved', oldToken, newToken }
  switch (statusOf(newToken, serverNow())) {
    case 'expired':
      return { step: 'newTokenUnusable', oldToken, reason: words.newTokenExpired(newToken.id) }
    case 'disabled':
      return { step: 'newTokenUnusable', oldToken, reason: words.newTokenDisabled(newToken.id) }
    default:
      return { step: 'deployAndDelete', oldToken, newToken }
  }
}
