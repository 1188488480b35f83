import { useEffect, useRef, useState } from 'react'

import type { Session } from '~/api/sessions'
import { useCan } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { moveFocusToSectionOnUnmount } from '~/ui/hooks/focus'
import { TimeAgo } from '~/ui/text/time'

import { SessionRow } from './session-row'
import { isHandheld, nameOf, placeOf } from './session-text'
import { words } from './words'

/** Number of rows before "Show all". */
const FEW = 10

type Props = { sessions: Session[]; onEnd: (session: Session) => void }

/** The rows of the sessions, the first ten until the user asks for all. */
export function OtherSessions({ sessions, onEnd }: Props) {
  const [isComplete, setComplete] = useState(false)
  const firstHidden = useRef<HTMLLIElement>(null)
  const shown = isComplete ? sessions : sessions.slice(0, FEW)
  // The button that had the focus is gone.
  useEffect(() => {
    if (isComplete) firstHidden.current?.focus()
  }, [isComplete])
  return (
    <>
      {shown.map((session, index) => (
        <li
          key={session.id}
          className="row roomy"
          {...(isComplete && index === FEW && { ref: firstHidden, tabIndex: -1 })}
        >
          <OtherSession session={session} onEnd={onEnd} />
        </li>
      ))}
      {shown.length < sessions.length && (
        <li className="row">
          <Button small look="ghost" onClick={() => setComplete(true)}>
            {words.showAll(sessions.length)}
          </Button>
        </li>
      )}
    </>
  )
}

function OtherSession({ session, onEnd }: { session: Session; onEnd: Props['onEnd'] }) {
  const canEnd = useCan('sessions', 'edit')
  const { created, lastUsed } = session
  const name = nameOf(session)
  const place = placeOf(session)
  return (
    <SessionRow
      name={name}
      isHandheld={isHandheld(session)}
      facts={[
        place,
        created && (
          <>
            {words.loggedIn} <TimeAgo at={created} />
          </>
        ),
        lastUsed ? (
          <>
            {words.lastUsed} <TimeAgo at={lastUsed} />
          </>
        ) : (
          words.lastUseUnknown
        ),
      ]}
    >
      {canEnd && (
        <div ref={moveFocusToSectionOnUnmount}>
          <Button
            small
            aria-label={words.endOf(place === undefined ? name : `${name}, ${place}`)}
            onClick={() => onEnd(session)}
          >
            {words.end}
          </Button>
        </div>
      )}
    </SessionRow>
  )
}
