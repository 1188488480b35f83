import { Link } from 'react-router'

import { managementTokenQueries } from '~/api/management-tokens'
import { paths } from '~/config/paths'
import { messages } from '~/lib/messages'
import { useCan } from '~/session/console-context'
import { useUnavailable } from '~/session/unavailable'
import { Icon } from '~/ui/controls/icon'

const words = messages({
  removed: 'Removing it ended no session. Devices that are logged in stay logged in.',
  password: 'A page that is open elsewhere can stay logged in until its bearer token expires.',
  keys: 'Your API keys and access tokens still work.',
  endSessions: 'End other sessions',
})

/** The kind of login method that a dialog of the Security page has just ended. */
export type Ended = 'password' | 'factor' | 'passkey'
export type OnEnded = (ended: Ended) => void

const TOKENS = managementTokenQueries.all()[0]

/** Says which sessions outlive a change, and leads to the session tokens if the server lists them. */
export function SessionsNote({ after }: { after: 'removed' | 'password' }) {
  const unavailable = useUnavailable()
  const hasTokens = useCan('tokens', 'edit') && !unavailable.has(TOKENS)
  return (
    <div role="note" className="note items-center flex-wrap mb-4">
      <Icon name="shield" />
      <p className="grow basis-48">
        {words[after]} {words.keys}
      </p>
      {hasTokens && (
        <Link to={paths.tokens} className="btn small">
          {words.endSessions}
        </Link>
      )}
    </div>
  )
}
