import { useRef, useState } from 'react'
import { useLocation } from 'react-router'

import { useConsole } from '~/session/console-context'
import { readUnsavedInput } from '~/session/login-draft'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'

import { endedWords as words, loginWords } from './lazy-words'

/** Asks before redirecting to the login, because the user may want to finish or copy something first. */
export function SessionEndedDialog({ onStay }: { onStay: () => void }) {
  const { identity } = useConsole()
  const { pathname, search } = useLocation()
  const button = useRef<HTMLButtonElement>(null)
  const [draft] = useState(() => readUnsavedInput(identity.user?.id))
  const logIn = useAction(() => identity.logIn(pathname + search, ...(draft ? [{ draft }] : [])))
  return (
    <Dialog title={words.endedTitle} intro={words.ended} onClose={onStay} focusFirst={button}>
      <p className="text-muted">{draft ? words.inputComesBack : words.inputStays}</p>
      {logIn.error && <Problem error={logIn.error} title={loginWords.failed} />}
      <DialogFoot>
        <Button onClick={onStay}>{words.stay}</Button>
        <Button ref={button} look="primary" busy={logIn.isPending} onClick={() => void logIn.run()}>
          {words.logInAgain}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
