import { useState } from 'react'
import { type LoaderFunction } from 'react-router'

import { invitationQueries, type Invitation } from '~/api/invitations'
import { InvitationList } from '~/features/invitations/invitation-list'
import { JoinRequests } from '~/features/invitations/join-requests'
import { useInvitations } from '~/features/invitations/use-invitations'
import { words } from '~/features/invitations/words'
import { useCan } from '~/session/console-context'
import { queryClientContext } from '~/session/query-client'
import { SectionBoundary } from '~/ui/feedback/section-boundary'
import { EmptyState } from '~/ui/lists/empty-state'
import { lazyComponent, usePreload } from '~/lib/lazy-component'
import { PageHead } from '~/ui/text/page-head'

import { PageTitle } from './page-title'

const DeclineDialog = lazyComponent(() =>
  import('~/features/invitations/decline-dialog').then((module) => module.DeclineDialog),
)
const preloaded = [DeclineDialog]

export const loader: LoaderFunction = ({ context }) => {
  const client = context.get(queryClientContext)
  void client.prefetchQuery(invitationQueries.projects())
  void client.prefetchQuery(invitationQueries.organizations())
  void client.prefetchQuery(invitationQueries.joinRequests())
  return null
}

export function Component() {
  const list = useInvitations()
  const [declined, setDeclined] = useState<Invitation>()
  usePreload(list.status !== 'loading', preloaded)
  return (
    <div className="max-w-[760px]">
      <PageTitle page={words.title} />
      <PageHead title={words.title} purpose={words.purpose} isReadOnly={!useCan('invitations', 'edit')} />
      {list.status === 'unavailable' ? (
        <EmptyState icon="mail" title={words.unavailable}>
          <p>{words.unavailableMore}</p>
        </EmptyState>
      ) : (
        <SectionBoundary>
          <InvitationList {...list} onDecline={setDeclined} />
        </SectionBoundary>
      )}
      <SectionBoundary>
        <JoinRequests />
      </SectionBoundary>
      {declined && <DeclineDialog invitation={declined} onClose={() => setDeclined(undefined)} />}
    </div>
  )
}
