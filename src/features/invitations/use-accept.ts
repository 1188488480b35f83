import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { asApiError, isOutcomeUnknown } from '~/api/errors'
import { acceptInvitation, removeInvitationFromCache, listOf, type Invitation } from '~/api/invitations'
import { readListAgain } from '~/api/recover-lost-create'
import { announce } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'

import { words } from './words'

/** The result of accepting. Not certain if the response was lost and the invitation has left the list. */
export type Membership = { to: Invitation['to']; kind: Invitation['kind']; isCertain: boolean }

/**
 * Accepts an invitation. If its card unmounts before the response, because the list was refetched, the result is
 * announced.
 */
export function useAccept(invitation: Invitation, onMember: (membership: Membership) => void) {
  const client = useQueryClient()
  const { to, kind } = invitation
  const isGone = useIsUnmounted()
  // An attempt whose response was lost may have succeeded. Then a later "not found" means that it was accepted.
  const wasUnknown = useRef(false)
  const [title, setTitle] = useState<string>()

  const accept = useAction(async () => {
    try {
      await acceptInvitation(invitation)
      onMember({ to, kind, isCertain: true })
    } catch (thrown) {
      const error = asApiError(thrown)
      const isUnknown = isOutcomeUnknown(error)
      if (isUnknown) wasUnknown.current = true
      const isThere = isUnknown ? await isListed(client, invitation) : error.kind !== 'not-found'
      if (isThere !== false) {
        const stillThere = isUnknown ? words.stillOpen : words.acceptFailed
        const failure = (isThere === 'not-known' ? words.notKnown : stillThere)(to.name)
        // After the card has unmounted, nothing else would show the failure.
        if (isGone.current) announce(failure)
        setTitle(failure)
        throw error
      }
      if (wasUnknown.current) onMember({ to, kind, isCertain: false })
      else announce(words.noLonger(to.name))
    }
    void removeInvitationFromCache(client, invitation)
  })
  return { ...accept, title }
}

/** True if the invitation is still open after an attempt to accept it whose response was lost. */
async function isListed(client: QueryClient, invitation: Invitation): Promise<boolean | 'not-known'> {
  try {
    const all = await readListAgain(client, listOf(invitation))
    return all.some(({ id }) => id === invitation.id)
  } catch {
    return 'not-known'
  }
}
