import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { asApiError } from '~/api/errors'
import { declineInvitation, forgetInvitation, type Invitation } from '~/api/invitations'
import { Button } from '~/ui/button'
import { Dialog, DialogFoot } from '~/ui/dialog'
import { Problem } from '~/ui/problem'
import { say } from '~/ui/status'
import { useAction } from '~/ui/use-action'
import { useWait } from '~/ui/use-wait'
import { words as uiWords } from '~/ui/words'

import { words } from './words'

type Props = { invitation: Invitation; onClose: () => void }

/** Asks once: whoever declines cannot change their mind. */
export function DeclineDialog({ invitation, onClose }: Props) {
  const client = useQueryClient()
  const cancel = useRef<HTMLButtonElement>(null)
  const { name } = invitation.to
  const decline = useAction(async () => {
    let notice = words.declined(name)
    try {
      await declineInvitation(invitation)
    } catch (thrown) {
      if (asApiError(thrown).kind !== 'not-found') throw thrown
      notice = words.noLonger(name)
    }
    onClose()
    say(notice)
    void forgetInvitation(client, invitation)
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
