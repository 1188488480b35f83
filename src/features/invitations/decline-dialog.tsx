import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { asApiError } from '~/api/errors'
import { declineInvitation, removeInvitationFromCache, type Invitation } from '~/api/invitations'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { announce } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'
import { useWait } from '~/ui/hooks/use-wait'
import { words as uiWords } from '~/ui/words'

import { words } from './words'

type Props = { invitation: Invitation; onClose: () => void }

/** Asks once: whoever declines cannot change their mind. */
export function DeclineDialog({ invitation, onClose }: Props) {
  const client = useQueryClient()
  const cancel = useRef<HTMLButtonElement>(null)
  const { name } = invitation.to
  const isGone = useIsUnmounted()
  const decline = useAction(async () => {
    let notice = words.declined(name)
    try {
      await declineInvitation(invitation)
    } catch (thrown) {
      const error = asApiError(thrown)
      if (error.kind !== 'not-found') {
        // Once the dialog has gone, it would be told nowhere else.
        if (isGone.current) announce(words.declineFailed(name))
        throw error
      }
      notice = words.noLonger(name)
    }
    // Another dialog that is open by now is not to be closed in the place of this one.
    if (!isGone.current) onClose()
    announce(notice)
    void removeInvitationFromCache(client, invitation)
  })
  const wait = useWait(decline.error)
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
