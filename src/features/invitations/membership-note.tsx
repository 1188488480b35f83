import type { RefObject } from 'react'

import { useProjectUrl } from '~/session/console-context'
import { Icon } from '~/ui/controls/icon'

import type { Membership } from './use-accept'
import { words } from './words'

type Props = { membership: Membership; way: RefObject<HTMLAnchorElement | null> }

/** What somebody has become a member of, with the way there where there is one. */
export function MembershipNote({ membership, way }: Props) {
  const { to, kind, isCertain } = membership
  const addressOf = useProjectUrl()
  const address = kind === 'project' ? addressOf(to.id) : undefined
  return (
    <div className={`note ${isCertain ? 'ok' : 'warn'} items-center flex-wrap mb-4`}>
      <Icon name={isCertain ? 'check' : 'warning'} />
      <p className="grow basis-40 min-w-0 break-words">{membershipWords(membership)}</p>
      {address !== undefined && (
        <a ref={way} href={address} className="btn small">
          {words.goThere(to.name)}
        </a>
      )}
    </div>
  )
}

export function membershipWords({ to, isCertain }: Membership): string {
  return (isCertain ? words.accepted : words.maybeMember)(to.name)
}
