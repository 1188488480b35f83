import { useStore } from 'zustand'

import { SESSIONS, type Session } from '~/api/sessions'
import { unreadableRows } from '~/api/unreadable-rows'
import { lazyComponent } from '~/lib/lazy-component'
import { useCan } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Problem, UnreadableNote } from '~/ui/feedback/problem'
import { moveFocusToSectionOnUnmount } from '~/ui/hooks/focus'

import { OtherSessions } from './other-sessions'
import { LogOutLimits, ThisSession } from './this-session'
import { useSessions } from './use-sessions'
import { useSessionsToEnd } from './use-sessions-to-end'
import { words } from './words'

const EndSessionsDialog = lazyComponent(() =>
  import('./end-sessions-dialog').then((module) => module.EndSessionsDialog),
)

/** Where the user is logged in: this session, and the others if the Management API lists them. */
export function SessionsSection() {
  const sessions = useSessions()
  const canEnd = useCan('sessions', 'edit')
  const unreadable = useStore(unreadableRows)[SESSIONS]
  const { current = undefined, others = undefined } = sessions.state === 'ready' ? sessions : {}
  const [toEnd, setToEnd] = useSessionsToEnd(others)
  const isListed = sessions.state !== 'unavailable'
  const end = (session: Session) => setToEnd([session])
  return (
    <section aria-labelledby="sessions" className="section">
      <div className="section-head">
        <h2 id="sessions">{isListed ? words.title : words.thisSession}</h2>
        {isListed && <span>{words.purpose}</span>}
        {canEnd && current && others && others.length > 1 && (
          <div className="sm:ms-auto" ref={moveFocusToSectionOnUnmount}>
            <Button small onClick={() => setToEnd(others)}>
              {words.endAll(others.length)}
            </Button>
          </div>
        )}
      </div>
      <div className="grid grid-cols-1 gap-3">
        <div className="panel" aria-busy={sessions.state === 'pending' || undefined}>
          <ul aria-label={isListed ? words.title : words.thisSession}>
            <ThisSession session={current} />
            {current && others && <OtherSessions sessions={others} onEnd={end} />}
          </ul>
          {sessions.state === 'pending' && <SkeletonRow />}
          <LogOutLimits />
        </div>
        {sessions.state === 'failed' && (
          <Problem error={sessions.error} title={words.loadFailed} onRetry={sessions.retry} />
        )}
        {others?.length === 0 && !unreadable && <p className="hint">{words.noOthers}</p>}
        {!current && others && others.length > 0 && (
          <>
            <p className="hint">{words.notMarked}</p>
            <ul className="panel" aria-label={words.allSessions}>
              <OtherSessions sessions={others} onEnd={end} />
            </ul>
          </>
        )}
        {isListed && unreadable && <UnreadableNote count={unreadable.count} error={unreadable.error} />}
      </div>
      {toEnd && <EndSessionsDialog sessions={toEnd} isCurrentKnown={!!current} onClose={() => setToEnd(undefined)} />}
    </section>
  )
}

function SkeletonRow() {
  return (
    <div className="row roomy border-t border-line" role="status" aria-label={words.loading}>
      <span className="tile w-9" />
      <div className="grid gap-2.5">
        <span className="bone w-32" />
        <span className="bone w-52" />
      </div>
    </div>
  )
}
