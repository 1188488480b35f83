import { useState } from 'react'
import { Outlet, useLocation, type LoaderFunction } from 'react-router'

import { myAccountQueries } from '~/api/my-account'
import { configContext } from '~/config/config-context'
import { usesMyAccount } from '~/config/features'
import { paths } from '~/config/paths'
import { BackToInvitations } from '~/features/login-methods/back-to-invitations'
import { EmailSection } from '~/features/login-methods/email-section'
import type { MethodActions } from '~/features/login-methods/method-menu'
import { MfaSection } from '~/features/login-methods/mfa-section'
import { SessionsNote, type Ended, type OnEnded } from '~/features/login-methods/sessions-note'
import { PasskeySection } from '~/features/login-methods/passkey-section'
import { useLoginMethods } from '~/features/login-methods/use-login-methods'
import { PasswordSection } from '~/features/password/password-section'
import { usePassword } from '~/features/password/use-password'
import { lazyComponent, usePreload } from '~/lib/lazy-component'
import { messages } from '~/lib/messages'
import { useCan } from '~/session/console-context'
import { queryClientContext } from '~/session/query-client'
import { SectionBoundary } from '~/ui/feedback/section-boundary'
import { useOpenDialog } from '~/ui/overlays/use-dialog-url'
import { PageHead } from '~/ui/text/page-head'

import { PageTitle } from './page-title'

const words = messages({
  title: 'Security',
  purpose: 'How you log in, and how your account is protected.',
})

export const AddLoginMethod = lazyComponent(() =>
  import('./add-login-method-page').then(({ Component: Dialog }) => Dialog),
)
export const RenameLoginMethod = lazyComponent(() =>
  import('./rename-login-method-page').then(({ Component: Dialog }) => Dialog),
)
export const RemoveLoginMethod = lazyComponent(() =>
  import('./remove-login-method-page').then(({ Component: Dialog }) => Dialog),
)
export const ChangePassword = lazyComponent(() =>
  import('./change-password-page').then(({ Component: Dialog }) => Dialog),
)
const SessionsSection = lazyComponent(() =>
  import('~/features/sessions/sessions-section').then((module) => module.SessionsSection),
)
const ConnectedAccountsSection = lazyComponent(() =>
  import('~/features/connected-accounts/connected-accounts-section').then((module) => module.ConnectedAccountsSection),
)
const ResetEmailDialog = lazyComponent(() =>
  import('~/features/password/reset-email-dialog').then((module) => module.ResetEmailDialog),
)

const preloaded = [AddLoginMethod, RenameLoginMethod, RemoveLoginMethod, ChangePassword]

/** Requests both lists before the page renders. Each is loaded once per visit, because a tenant allows two reads a minute. */
export const loader: LoaderFunction = ({ context }) => {
  if (!usesMyAccount(context.get(configContext))) return null
  const client = context.get(queryClientContext)
  void client.prefetchQuery(myAccountQueries.methods())
  void client.prefetchQuery(myAccountQueries.factors())
  return null
}

/** Opening or closing a dialog is not a new visit. */
export const shouldRevalidate = () => false

export function Component() {
  const account = useLoginMethods()
  const password = usePassword(account)
  const openDialog = useOpenDialog()
  usePreload(account.state === 'ready', preloaded)
  const { search } = useLocation()
  // State and not a URL: this dialog sends an email as soon as it opens.
  const [ended, setEnded] = useState<Ended>()
  const [isSendingEmail, setSendingEmail] = useState(false)
  const add = (kind?: string) => openDialog(paths.addLoginMethod(kind))
  const actions: MethodActions = {
    onRename: ({ id }) => openDialog(paths.renameLoginMethod(id)),
    onRemove: ({ id }) => openDialog(paths.removeLoginMethod(id)),
    onFinish: ({ type }) => add(type),
  }

  return (
    <div className="max-w-[760px]">
      <PageTitle page={words.title} />
      <PageHead title={words.title} purpose={words.purpose} isReadOnly={!useCan('security', 'edit')} />
      <BackToInvitations account={account} />
      <SectionBoundary>
        <EmailSection />
      </SectionBoundary>
      <SectionBoundary>
        <PasswordSection
          {...password}
          onChangeHere={() => openDialog(paths.changePassword, { isPressed: true })}
          onSendEmail={() => setSendingEmail(true)}
        />
        {ended === 'password' && <SessionsNote after="password" />}
      </SectionBoundary>
      <SectionBoundary>
        <MfaSection
          account={account}
          here={paths.security + search}
          {...actions}
          onAdd={() => add()}
          onMakeRecoveryCode={() => add('recovery-code')}
        />
        {ended === 'factor' && <SessionsNote after="removed" />}
      </SectionBoundary>
      <SectionBoundary>
        <PasskeySection account={account} {...actions} onAdd={() => add('passkey')} />
        {ended === 'passkey' && <SessionsNote after="removed" />}
      </SectionBoundary>
      <SectionBoundary>
        <SessionsSection />
      </SectionBoundary>
      <SectionBoundary>
        <ConnectedAccountsSection />
      </SectionBoundary>
      <Outlet context={setEnded satisfies OnEnded} />
      {isSendingEmail && <ResetEmailDialog onClose={() => setSendingEmail(false)} />}
    </div>
  )
}
