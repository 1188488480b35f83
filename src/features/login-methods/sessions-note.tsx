import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { managementTokenQueries } from '~/api/management-tokens'
import { paths } from '~/config/paths'
import { messages } from '~/lib/messages'
import { useCan } from '~/session/console-context'
import { Icon } from '~/ui/controls/icon'

const words = messages({
  removed: 'Removing it ended no session. Devices that are logged in stay logged in.',
  password: 'A page that is open elsewhere can stay logged in until its bearer token expires.',
  keys: 'Your API keys and access tokens still work.',
  endSessions: 'End other sessions',
})

/** The kind of login method that a dialog of the Security page has just ended. */
export type Ended = 'password' | 'factor' | 'recovery-code' | 'passkey'
export type OnEnded = (ended: Ended) => void

/** Says which sessions outlive a change, and leads to the session tokens once the server has listed one. */
export function SessionsNote({ after }: { after: 'removed' | 'password' }) {
  const canEnd = useCan('tokens', 'edit')
  const { data: tokens } = useQuery({ ...managementTokenQueries.list(), enabled: canEnd })
  return (
    <div role="note" className="note items-center flex-wrap">
      <Icon name="shield" />
      <p className="grow basis-48">
        {words[after]} {words.keys}
      </p>
      {tokens?.some(({ isSession }) => isSession) && (
        <Link to={paths.tokens} className="btn small">
          {words.endSessions}
        </Link>
      )}
    </div>
  )
}
