import { Problem } from '~/ui/feedback/problem'
import { Icon } from '~/ui/controls/icon'

import { AccountCard } from './account-card'
import { AccountSkeleton } from './account-skeleton'
import { useClaims } from './claims'
import { useAccountProfile } from './use-account-profile'
import { words } from './words'

/** The profile at the tenant. Without its API, the claims of the ID token, read-only. */
export function AccountSection() {
  const account = useAccountProfile()
  const claims = useClaims()
  if (account.state === 'pending' || claims === undefined)
    return (
      <section aria-label={words.account} className="section">
        <AccountSkeleton />
      </section>
    )
  return (
    <section aria-label={words.account} className="section grid gap-3">
      {account.state === 'failed' && <Problem error={account.error} title={words.loadFailed} onRetry={account.retry} />}
      {(account.state === 'off' || account.state === 'unavailable') && (
        <p role="note" className="note">
          <Icon name="shield" />
          {account.state === 'off' ? words.turnedOff : words.unavailable}
        </p>
      )}
      <AccountCard profile={account.state === 'ready' ? account.profile : undefined} claims={claims} />
    </section>
  )
}
