import type { RefObject } from 'react'

import { useLinkTo } from '~/session/console-context'
import { Icon } from '~/ui/controls/icon'

import type { Membership } from './use-accept'
import { words } from './words'

type Props = { membership: Membership; link: RefObject<HTMLAnchorElement | null> }

/** Says what the user has become a member of. Links to the project if `links.project` is configured. */
export function MembershipNote({ membership, link }: Props) {
  const { to, kind, isCertain } = membership
  const url = useLinkTo(kind)(to.id)
  return (
    <div className={`note ${isCertain ? 'ok' : 'warn'} items-center flex-wrap mb-4`}>
      <Icon name={isCertain ? 'check' : 'warning'} />
      <p className="grow basis-40 min-w-0 break-words">{membershipWords(membership)}</p>
      {url !== undefined && (
        <a ref={link} href={url} className="btn small">
          {words.goTo(to.name)}
        </a>
      )}
    </div>
  )
}

export function membershipWords({ to, isCertain }: Membership): string {
  return (isCertain ? words.accepted : words.maybeMember)(to.name)
}
