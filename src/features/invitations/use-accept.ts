import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import {
  acceptInvitation,
  INVITATION_PATHS,
  listOf,
  needsMfa,
  removeInvitationFromCache,
  type Invitation,
} from '~/api/invitations'
import { readListAgain } from '~/api/recover-lost-create'
import { unreadableRows } from '~/api/unreadable-rows'
import { announce, announceUntilClosed } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'

import { words } from './words'

/** Result of accepting. Not certain if the response was lost and the invitation has left the list. */
export type Membership = { to: Invitation['to']; kind: Invitation['kind']; isCertain: boolean }

/** An attempt after which the invitation is still in the list, or may be. */
export type AcceptFailure = {
  reason:
    | 'needs-mfa'
    | 'rejected'
    /** The response was lost, and the list still has the invitation. */
    | 'not-accepted'
    /** The response was lost, and the list could not be loaded. */
    | 'unknown'
    /** The response was lost, and a row of the list that could not be read may be the invitation. */
    | 'unreadable'
  error: ApiError
}

type Outcome =
  | { result: 'accepted' | 'maybe-accepted' | 'no-longer-valid' }
  | { result: 'failed'; failure: AcceptFailure }

export const failureWords: Record<AcceptFailure['reason'], (name: string) => string> = {
  'needs-mfa': words.acceptFailed,
  rejected: words.acceptFailed,
  'not-accepted': words.notAccepted,
  unknown: words.acceptUnknown,
  unreadable: words.acceptUnreadable,
}

/**
 * Accepts an invitation. The card of the invitation, and the page, may be gone when the response arrives, so `onMember`
 * and the announcements must not depend on them.
 */
export function useAccept(invitation: Invitation, onMember: (membership: Membership) => void) {
  const client = useQueryClient()
  const { to, kind } = invitation
  const isUnmounted = useIsUnmounted()
  /** True if an earlier attempt may have succeeded, because its response was lost. */
  const mayBeAccepted = useRef(false)
  const [failure, setFailure] = useState<AcceptFailure>()

  const { run, isPending, error } = useAction(
    async () => {
      const outcome = await accept(client, invitation, mayBeAccepted.current)
      switch (outcome.result) {
        case 'accepted':
          onMember({ to, kind, isCertain: true })
          break
        case 'maybe-accepted':
          onMember({ to, kind, isCertain: false })
          break
        case 'no-longer-valid':
          announce(words.noLongerValid(to.name))
          break
        case 'failed':
          if (isOutcomeUnknown(outcome.failure.error)) mayBeAccepted.current = true
          // Without the card, only an announcement can report the failure. The card leaves with the readable row.
          if (isUnmounted.current || outcome.failure.reason === 'unreadable')
            announceUntilClosed(failureWords[outcome.failure.reason](to.name))
          setFailure(outcome.failure)
          throw outcome.failure.error
      }
      void removeInvitationFromCache(client, invitation)
    },
    { once: true },
  )
  // A new attempt clears the error, and hides the failure of the previous one.
  return { run, isPending, failure: error && failure }
}

async function accept(client: QueryClient, invitation: Invitation, mayBeAccepted: boolean): Promise<Outcome> {
  try {
    await acceptInvitation(invitation)
    return { result: 'accepted' }
  } catch (thrown) {
    const error = asApiError(thrown)
    if (needsMfa(error)) return { result: 'failed', failure: { reason: 'needs-mfa', error } }
    if (isOutcomeUnknown(error)) {
      const isListed = await findInList(client, invitation)
      if (isListed === false) return { result: 'maybe-accepted' }
      return { result: 'failed', failure: { reason: isListed === true ? 'not-accepted' : isListed, error } }
    }
    if (error.kind !== 'not-found') return { result: 'failed', failure: { reason: 'rejected', error } }
    return { result: mayBeAccepted ? 'maybe-accepted' : 'no-longer-valid' }
  }
}

type Found = boolean | 'unknown' | 'unreadable'

/** True if a reload of the list still has the invitation. A row that could not be read may be the invitation. */
async function findInList(client: QueryClient, invitation: Invitation): Promise<Found> {
  try {
    const all = await readListAgain(client, listOf(invitation))
    if (all.some(({ id }) => id === invitation.id)) return true
    return unreadableRows.getState()[INVITATION_PATHS[invitation.kind]] ? 'unreadable' : false
  } catch {
    return 'unknown'
  }
}
