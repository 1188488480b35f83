import type { LoaderFunction } from 'react-router'

import { accountProfileQuery } from '~/api/my-account-profile'
import { platformProfileQuery } from '~/api/profiles'
import { configContext } from '~/config/config-context'
import { can } from '~/config/features'
import { AccountSection } from '~/features/profile/account-section'
import { LeaveDialog } from '~/features/profile/leave-dialog'
import { PlatformSection } from '~/features/profile/platform-section'
import { words } from '~/features/profile/words'
import { connectProfile } from '~/session/connect-profile'
import { useCan, useConsole } from '~/session/console-context'
import { identityContext } from '~/session/identity'
import { usesProfileApi } from '~/session/profile-scopes'
import { queryClientContext } from '~/session/query-client'
import { SectionBoundary } from '~/ui/feedback/section-boundary'
import { PageHead } from '~/ui/text/page-head'

import { PageTitle } from './page-title'

/** Requests both profiles before the page renders. */
export const loader: LoaderFunction = ({ context }) => {
  const [config, identity] = [context.get(configContext), context.get(identityContext)]
  const client = context.get(queryClientContext)
  if (usesProfileApi(config)) {
    connectProfile(config, identity)
    void client.prefetchQuery(accountProfileQuery())
  }
  if (identity.user && can(config, 'apiKeys', 'read')) void client.prefetchQuery(platformProfileQuery(identity.user.id))
  return null
}

/** `/profile`: what the user's login provider and the platform know about the user. */
export function Component() {
  const { apiKeys } = useConsole().config
  const hasPlatform = useCan('apiKeys', 'read')
  return (
    <div className="max-w-[760px]">
      <PageTitle page={words.title} />
      <PageHead title={words.title} purpose={words.purpose} isReadOnly={!useCan('profile', 'edit')} />
      <SectionBoundary>
        <AccountSection />
      </SectionBoundary>
      {apiKeys && hasPlatform && (
        <SectionBoundary>
          <PlatformSection host={new URL(apiKeys.baseUrl).host} />
        </SectionBoundary>
      )}
      <LeaveDialog />
    </div>
  )
}
