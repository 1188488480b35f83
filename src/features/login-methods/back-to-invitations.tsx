import { Link, useSearchParams } from 'react-router'

import { paths } from '~/config/paths'
import { messages } from '~/lib/messages'
import { useCompletedStepUp } from '~/session/console-context'
import { Icon } from '~/ui/controls/icon'

import { protects } from './kinds'
import type { LoginMethods } from './use-login-methods'

const words = messages({
  ready: 'You now have a second factor. Go back to accept the invitation.',
  setUpAtLogin: 'Set up a second factor at your next login, then accept the invitation.',
  afterLogin: 'You logged in with a second factor. Go back to accept the invitation.',
  back: 'Back to invitations',
})

/**
 * The way back to an invitation that requires a second factor. Shown once the user has a factor, and always on a tenant
 * without the My Account API, where the console does not know the user's factors.
 */
export function BackToInvitations({ account }: { account: LoginMethods }) {
  const [search] = useSearchParams()
  const isAfterStepUp = useCompletedStepUp() === 'mfa'
  const isProtected = account.state === 'ready' && account.methods.some(protects)
  if (search.get('back') !== paths.invitations) return null
  if (!isProtected && account.state !== 'unavailable') return null
  const unknown = isAfterStepUp ? words.afterLogin : words.setUpAtLogin
  return (
    <p className={`note items-center flex-wrap mb-4 ${isProtected ? 'ok' : ''}`}>
      {isProtected && <Icon name="check" />}
      <span className="grow">{isProtected ? words.ready : unknown}</span>
      <Link to={paths.invitations} className="btn small">
        {words.back}
      </Link>
    </p>
  )
}
