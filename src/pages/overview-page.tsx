import type { LoaderFunction } from 'react-router'

import { invitationQueries } from '~/api/invitations'
import { managementTokenQueries } from '~/api/management-tokens'
import { myAccountQueries } from '~/api/my-account'
import { notificationQueries } from '~/api/notifications'
import { configContext } from '~/config/config-context'
import { can, usesMyAccount } from '~/config/features'
import {
  oldestKeysQuery,
  useApiKeyCheckUpItems,
  useDeveloperTokenCheckUpItems,
} from '~/features/api-keys/use-check-up-items'
import { useDeveloperTokenLifetime } from '~/features/api-keys/use-developer-token-lifetime'
import { useInvitationCheckUpItems } from '~/features/invitations/use-check-up-items'
import { useLoginMethodCheckUpItems } from '~/features/login-methods/use-check-up-items'
import { useTokenCheckUpItems } from '~/features/management-tokens/use-check-up-items'
import { useTokenLifetimes } from '~/features/management-tokens/use-token-lifetimes'
import { useNotificationCheckUpItems } from '~/features/notifications/use-check-up-items'
import { CheckUp } from '~/features/overview/check-up'
import { LifetimesChart } from '~/features/overview/lifetimes'
import { messages } from '~/lib/messages'
import { queryClientContext } from '~/session/query-client'
import { SectionBoundary } from '~/ui/feedback/section-boundary'
import { PageHead } from '~/ui/text/page-head'

import { PageTitle } from './page-title'

const words = messages({
  title: 'Overview',
  purpose: 'How well your account is protected, and what to do next.',
})

/** Starts all requests of the check-up in parallel, before the page renders. */
export const loader: LoaderFunction = ({ context }) => {
  const config = context.get(configContext)
  const client = context.get(queryClientContext)
  if (can(config, 'tokens', 'read')) void client.prefetchQuery(managementTokenQueries.list())
  if (can(config, 'invitations', 'read')) {
    void client.prefetchQuery(invitationQueries.projects())
    void client.prefetchQuery(invitationQueries.organizations())
  }
  if (can(config, 'notifications', 'read')) void client.prefetchQuery(notificationQueries.list())
  if (can(config, 'apiKeys', 'read')) void client.prefetchQuery(oldestKeysQuery())
  if (usesMyAccount(config)) {
    void client.prefetchQuery(myAccountQueries.methods())
    void client.prefetchQuery(myAccountQueries.factors())
  }
  return null
}

export function Component() {
  const groups = {
    protection: [useLoginMethodCheckUpItems()],
    credentials: [useTokenCheckUpItems(), useDeveloperTokenCheckUpItems(), useApiKeyCheckUpItems()],
    waiting: [useInvitationCheckUpItems(), useNotificationCheckUpItems()],
  }
  const lifetimes = [useTokenLifetimes(), useDeveloperTokenLifetime()]
  return (
    <>
      <PageTitle page={words.title} />
      <PageHead title={words.title} purpose={words.purpose} />
      <SectionBoundary>
        <CheckUp groups={groups} />
      </SectionBoundary>
      <SectionBoundary>
        <LifetimesChart sources={lifetimes} />
      </SectionBoundary>
    </>
  )
}
