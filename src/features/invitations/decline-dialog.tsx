import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { asApiError } from '~/api/errors'
import { declineInvitation, removeInvitationFromCache, type Invitation } from '~/api/invitations'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { announce, announceUntilClosed } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { words as uiWords } from '~/ui/words'

import { words } from './words'

type Props = { invitation: Invitation; onClose: () => void }

/** Confirms before declining, because only a new invitation can undo it. */
export function DeclineDialog({ invitation, onClose }: Props) {
  const client = useQueryClient()
  const cancel = useRef<HTMLButtonElement>(null)
  const { name } = invitation.to
  const isUnmounted = useIsUnmounted()
  const decline = useAction(
    async () => {
      let result = words.declined(name)
      try {
        await declineInvitation(invitation)
      } catch (thrown) {
        const error = asApiError(thrown)
        if (error.kind !== 'not-found') {
          // After the dialog was closed, only an announcement can report the failure.
          if (isUnmounted.current) announceUntilClosed(words.declineFailed(name))
          throw error
        }
        result = words.noLongerValid(name)
      }
      // The page shows one dialog at a time, so a late response must not close the dialog of another invitation.
      if (!isUnmounted.current) onClose()
      announce(result)
      void removeInvitationFromCache(client, invitation)
    },
    { once: true },
  )
  const wait = useRetryCountdown(decline.error)
  return (
    <Dialog
      role="alertdialog"
      title={words.declineTitle}
      intro={words.declineIntro(name)}
      onClose={onClose}
      focusFirst={cancel}
    >
      {decline.error && <Problem error={decline.error} />}
      <DialogFoot>
        <Button ref={cancel} onClick={onClose}>
          {uiWords.cancel}
        </Button>
        <Button look="danger" busy={decline.isPending} disabledReason={wait} onClick={() => void decline.run()}>
          {words.declineSubmit}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
