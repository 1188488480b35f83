import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

import { satisfiesStepUp, useConsole, useCompletedStepUp } from '~/session/console-context'
import { messages } from '~/lib/messages'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { dismissStepUp, type StepUpDemand } from '~/ui/feedback/step-up'
import { useAction } from '~/ui/hooks/use-action'
import { words as uiWords } from '~/ui/words'

import { loginWords } from './lazy-words'

const words = messages({
  recent: 'This action changes who has access to your account, so log in again first.',
  mfa: 'This action changes who has access to your account, so confirm it with your second factor first.',
  back: 'You will return to this page afterwards.',
  again: 'You have just confirmed, but the server asks again. Your administrator can find out why.',
  proceed: 'Continue',
})

/** Asks the user to confirm before redirecting to a step-up login. */
export function StepUpDialog({ demand }: { demand: StepUpDemand }) {
  const { identity } = useConsole()
  const { pathname, search, key } = useLocation()
  useDismissOnNavigation(key)
  const completedStepUp = useCompletedStepUp()
  const button = useRef<HTMLButtonElement>(null)
  const { stepUp, draft } = demand
  const leave = useAction(() => identity.logIn(pathname + search, { stepUp, draft }))
  return (
    <Dialog title={uiWords.confirm} intro={words[stepUp]} onClose={dismissStepUp} focusFirst={button}>
      <p className="text-muted">{satisfiesStepUp(completedStepUp, stepUp) ? words.again : words.back}</p>
      {leave.error && <Problem error={leave.error} title={loginWords.failed} />}
      <DialogFoot>
        <Button onClick={dismissStepUp}>{uiWords.cancel}</Button>
        <Button ref={button} look="primary" busy={leave.isPending} onClick={() => void leave.run()}>
          {words.proceed}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

/** Dismisses the step-up dialog on Back, which also closes the dialog that needs the step-up. */
function useDismissOnNavigation(locationKey: string): void {
  const openedAt = useRef(locationKey)
  useEffect(() => {
    if (locationKey !== openedAt.current) dismissStepUp()
  }, [locationKey])
}
