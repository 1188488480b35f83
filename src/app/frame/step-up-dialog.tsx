import { useRef } from 'react'
import { useLocation } from 'react-router'

import { satisfiesStepUp, useConsole, useCompletedStepUp } from '~/session/console-context'
import { messages } from '~/lib/messages'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { dismissStepUp, type StepUpDemand } from '~/ui/feedback/step-up'
import { useAction } from '~/ui/hooks/use-action'
import { words as uiWords } from '~/ui/words'

import { leavingWords } from './menu-words'

const words = messages({
  recent: 'What you are about to do changes how your account is protected, so you log in once more first.',
  mfa: 'What you are about to do changes how your account is protected, so you confirm it with your second factor first.',
  back: 'You come back to this place afterwards.',
  again: 'You have just confirmed it, and the server still asks. Whoever runs this console can see why.',
  proceed: 'Continue',
})

/** Asks before it leaves for a stronger login: nobody is sent away in the middle of something without a word. */
export function StepUpDialog({ demand }: { demand: StepUpDemand }) {
  const { identity } = useConsole()
  const { pathname, search } = useLocation()
  const proved = useCompletedStepUp()
  const button = useRef<HTMLButtonElement>(null)
  const { stepUp, draft } = demand
  const leave = useAction(() => identity.logIn(pathname + search, { stepUp, draft }))
  return (
    <Dialog title={uiWords.confirm} intro={words[stepUp]} onClose={dismissStepUp} focusFirst={button}>
      <p className="text-muted">{satisfiesStepUp(proved, stepUp) ? words.again : words.back}</p>
      {leave.error && <Problem error={leave.error} title={leavingWords.failed} />}
      <DialogFoot>
        <Button onClick={dismissStepUp}>{uiWords.cancel}</Button>
        <Button ref={button} look="primary" busy={leave.isPending} onClick={() => void leave.run()}>
          {words.proceed}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
