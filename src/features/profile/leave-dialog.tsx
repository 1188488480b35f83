import { useRef } from 'react'

import { useNavigationBlocker } from '~/lib/use-navigation-blocker'
import { useIsSessionEndedDialogOpen } from '~/session/session-ended'
import { useHasUnsavedInput } from '~/session/login-draft'
import { Button } from '~/ui/controls/button'
import { useStepUpDemand } from '~/ui/feedback/step-up'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'

import { formWords as words } from './words'

/**
 * Asks before the user leaves the page with unsaved input. A login from one of the frame's dialogs keeps the input. One
 * dialog serves all forms of the page, because a router supports one blocker at a time.
 */
export function LeaveDialog() {
  const isActive = useHasUnsavedInput()
  const stay = useRef<HTMLButtonElement>(null)
  const isLoginNext = useStepUpDemand() !== undefined
  const isSessionEnded = useIsSessionEndedDialogOpen()
  const navigation = useNavigationBlocker(isActive, isActive && !isLoginNext && !isSessionEnded)
  if (!navigation.isBlocked) return null
  return (
    <Dialog title={words.leaveTitle} intro={words.leave} role="alertdialog" onClose={navigation.stay} focusFirst={stay}>
      <DialogFoot>
        <Button ref={stay} onClick={navigation.stay}>
          {words.stay}
        </Button>
        <Button look="danger" onClick={() => navigation.leave(() => {})}>
          {words.discard}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
