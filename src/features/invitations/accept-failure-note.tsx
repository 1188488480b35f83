import { Link } from 'react-router'

import { paths } from '~/config/paths'
import { useCan } from '~/session/console-context'
import { Icon } from '~/ui/controls/icon'
import { ProblemDetails, Problem } from '~/ui/feedback/problem'

import { failureWords, type AcceptFailure } from './use-accept'
import { words } from './words'

type Props = { name: string; failure: AcceptFailure }

/** Says why an invitation could not be accepted. If MFA is required, links to its set-up and back. */
export function AcceptFailureNote({ name, failure: { reason, error } }: Props) {
  const canSetUp = useCan('security', 'edit')
  if (reason !== 'needs-mfa') return <Problem error={error} title={failureWords[reason](name)} />
  return (
    <div role="alert" className="note warn">
      <Icon name="shield" />
      <div className="grid grid-cols-1 gap-2 justify-items-start grow min-w-0">
        <p className="break-words max-w-full">{words.needsMfa(name)}</p>
        {canSetUp && (
          <Link to={`${paths.addLoginMethod()}?back=${encodeURIComponent(paths.invitations)}`} className="btn small">
            {words.setUpMfa}
          </Link>
        )}
        <ProblemDetails error={error} />
      </div>
    </div>
  )
}
