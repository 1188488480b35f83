import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { asApiError, isOutcomeUnknown } from '~/api/errors'
import { acceptInvitation, removeInvitationFromCache, listOf, type Invitation } from '~/api/invitations'
import { readListAgain } from '~/api/recover-lost-create'
import { announce } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'

import { words } from './words'

/** What accepting has made of somebody. Not certain where no answer came, and the invitation is not there any more. */
export type Membership = { to: Invitation['to']; kind: Invitation['kind']; isCertain: boolean }

/**
 * Accepts an invitation. It may leave the list, and its card the page, before the answer comes: what became of it is
 * told to whoever is still there.
 */
export function useAccept(invitation: Invitation, onMember: (membership: Membership) => void) {
  const client = useQueryClient()
  const { to, kind } = invitation
  const isGone = useIsUnmounted()
  // An attempt that nobody answered may have worked: then it is no longer there because of us.
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
        // Once the card has gone, it would be told nowhere else.
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
