import { Link } from 'react-router'

import type { ApiError } from '~/api/errors'
import { needsMfa } from '~/api/invitations'
import { paths } from '~/config/paths'
import { Icon } from '~/ui/controls/icon'
import { Details, Problem } from '~/ui/feedback/problem'

import { words } from './words'

type Props = { name: string; error: ApiError; title: string | undefined }

/** Why it could not be accepted. Where a second factor is what is missing, the way to one, and back. */
export function Refusal({ name, error, title }: Props) {
  if (!needsMfa(error)) return <Problem error={error} title={title} />
  return (
    <div role="alert" className="note warn">
      <Icon name="shield" />
      <div className="grid grid-cols-1 gap-2 justify-items-start grow min-w-0">
        <p className="break-words max-w-full">{words.needsMfa(name)}</p>
        <Link to={`${paths.addLoginMethod()}?back=${encodeURIComponent(paths.invitations)}`} className="btn small">
          {words.setUpMfa}
        </Link>
        <Details error={error} />
      </div>
    </div>
  )
}
