import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { managementTokenQueries } from '~/api/management-tokens'
import { sessionQueries } from '~/api/sessions'
import { paths } from '~/config/paths'
import { messages } from '~/lib/messages'
import { useCan } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { focusSection } from '~/ui/hooks/focus'

const words = messages({
  removed: 'Removing it ended no session. Devices that are logged in stay logged in.',
  password: 'A page that is open elsewhere can stay logged in until its bearer token expires.',
  keys: 'Your API keys and access tokens still work.',
  endSessions: 'End other sessions',
  seeSessions: 'See other sessions',
})

/** The kind of login method that a dialog of the Security page has just ended. */
export type Ended = 'password' | 'factor' | 'recovery-code' | 'passkey'
export type OnEnded = (ended: Ended) => void

/**
 * Says which sessions outlive a change, and leads to those that the user can end: to the list on this page, or else to the
 * session tokens once the server has listed one.
 */
export function SessionsNote({ after }: { after: 'removed' | 'password' }) {
  const canEndSessions = useCan('sessions', 'edit')
  const canDeleteTokens = useCan('tokens', 'edit')
  // The list itself sends the request, and shows why if it fails.
  const { data: sessions = [] } = useQuery({ ...sessionQueries.list(), enabled: false })
  const isListed = canEndSessions && sessions.some(({ isCurrent }) => !isCurrent)
  const { data: tokens } = useQuery({ ...managementTokenQueries.list(), enabled: canDeleteTokens && !isListed })
  return (
    <div role="note" className="note items-center flex-wrap">
      <Icon name="shield" />
      <p className="grow basis-48">
        {words[after]} {words.keys}
      </p>
      {isListed && (
        <Button small onClick={() => focusSection('sessions')}>
          {words.seeSessions}
        </Button>
      )}
      {!isListed && tokens?.some(({ isSession }) => isSession) && (
        <Link to={paths.tokens} className="btn small">
          {words.endSessions}
        </Link>
      )}
    </div>
  )
}
