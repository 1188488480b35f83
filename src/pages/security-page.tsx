import { useEffect } from 'react'
import { Link, useSearchParams, type LoaderFunction, type ShouldRevalidateFunction } from 'react-router'

import { myAccountQueries, type LoginMethod } from '~/api/my-account'
import { configContext } from '~/config/config'
import { useCompletedStepUp, useUser } from '~/session/console-context'
import { isEnrollable, protects, type Enrollable } from '~/features/login-methods/kinds'
import type { MethodActions } from '~/features/login-methods/method-menu'
import { MfaSection } from '~/features/login-methods/mfa-section'
import { PasskeySection } from '~/features/login-methods/passkey-section'
import { useLoginMethods, type LoginMethods } from '~/features/login-methods/use-login-methods'
import { passwordProvider } from '~/features/password/password-provider'
import { PasswordSection } from '~/features/password/password-section'
import { messages } from '~/lib/messages'
import { paths } from '~/config/paths'
import { queryClientContext } from '~/session/query-client'
import { Icon } from '~/ui/controls/icon'
import { lazyComponent, usePreload } from '~/lib/lazy-component'
import { PageHead } from '~/ui/text/page-head'

import { PageTitle } from './page-title'

const words = messages({
  title: 'Security',
  purpose: 'How you log in, and what stops others from logging in as you.',
  email: 'Email',
  emailMore: 'It identifies your account and cannot be changed. For another address a new account is needed.',
  noEmail: 'This account has no email address.',
  backMore: 'You have a second factor now, and can accept the invitation.',
  backUnknown: 'Set up a second factor at your next sign-in, then accept the invitation.',
  backFromSignIn: 'You have just logged in with a second factor asked for. Accept the invitation now.',
  back: 'Back to invitations',
})

const AddMethod = lazyComponent(() => import('~/features/login-methods/add-method').then((module) => module.AddMethod))
const RenameMethodDialog = lazyComponent(() =>
  import('~/features/login-methods/rename-method-dialog').then((module) => module.RenameMethodDialog),
)
const RemoveMethodDialog = lazyComponent(() =>
  import('~/features/login-methods/remove-method-dialog').then((module) => module.RemoveMethodDialog),
)
const ChangePasswordDialog = lazyComponent(() =>
  import('~/features/password/change-password-dialog').then((module) => module.ChangePasswordDialog),
)
const ResetEmailDialog = lazyComponent(() =>
  import('~/features/password/reset-email-dialog').then((module) => module.ResetEmailDialog),
)
const preloaded = [AddMethod, RenameMethodDialog, RemoveMethodDialog, ChangePasswordDialog]

/** Asks before anything is drawn, and once a visit: what is known already is not asked for again. */
export const loader: LoaderFunction = ({ context }) => {
  if (!context.get(configContext).auth0.myAccount) return null
  const client = context.get(queryClientContext)
  void client.prefetchQuery(myAccountQueries.methods())
  void client.prefetchQuery(myAccountQueries.factors())
  return null
}

/** Its dialogs stand in the search: opening one is no new visit. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl }) =>
  currentUrl.pathname !== nextUrl.pathname

export function Component() {
  const account = useLoginMethods()
  const { dialog, here, open, close } = useDialogInAddress()
  usePreload(account.state === 'ready', preloaded)
  const actions: MethodActions = {
    onRename: ({ id }) => open({ do: 'rename', id }),
    onRemove: ({ id }) => open({ do: 'remove', id }),
    onFinish: ({ type }) => open({ do: 'add', type }),
  }
  const sendEmail = () => open({ do: 'email' })
  const password = passwordOf(account)
  const way = usePasswordWay(account)

  return (
    <div className="max-w-[760px]">
      <PageTitle page={words.title} />
      <PageHead title={words.title} purpose={words.purpose} />
      {dialog.back === paths.invitations && <BackToInvitations account={account} />}
      <EmailSection />
      <PasswordSection
        way={way}
        method={password}
        onChangeHere={() => open({ do: 'password' })}
        onSendEmail={sendEmail}
      />
      <MfaSection
        account={account}
        here={here}
        {...actions}
        onAdd={() => open({ do: 'add' })}
        onMakeRecoveryCode={() => open({ do: 'add', type: 'recovery-code' })}
      />
      <PasskeySection account={account} {...actions} onAdd={() => open({ do: 'add', type: 'passkey' })} />

      {dialog.do === 'email' && <ResetEmailDialog onClose={close} />}
      {dialog.do === 'password' && way === 'here' && (
        <ChangePasswordDialog method={password} onSendEmail={sendEmail} onClose={close} />
      )}
      {account.state === 'ready' && (
        <MethodDialog dialog={dialog} account={account} onKind={(type) => open({ do: 'add', type })} onClose={close} />
      )}
    </div>
  )
}

/** For whoever came here because an invitation asks for a second factor. Where nobody can tell, the way back is all. */
function BackToInvitations({ account }: { account: LoginMethods }) {
  const isFromSignIn = useCompletedStepUp() === 'mfa'
  const isProtected = account.state === 'ready' && account.methods.some(protects)
  if (!isProtected && account.state !== 'unavailable') return null
  const unknown = isFromSignIn ? words.backFromSignIn : words.backUnknown
  return (
    <p className={`note items-center flex-wrap mb-4 ${isProtected ? 'ok' : ''}`}>
      {isProtected && <Icon name="check" />}
      <span className="grow">{isProtected ? words.backMore : unknown}</span>
      <Link to={paths.invitations} className="btn small">
        {words.back}
      </Link>
    </p>
  )
}

function EmailSection() {
  const { email } = useUser()
  return (
    <section aria-labelledby="email" className="section">
      <div className="section-head">
        <h2 id="email">{words.email}</h2>
      </div>
      <div className="panel p-4">
        <p className="font-medium break-words">{email === '' ? words.noEmail : email}</p>
        {email !== '' && <p className="hint">{words.emailMore}</p>}
      </div>
    </section>
  )
}

const passwordOf = (account: LoginMethods): LoginMethod | undefined =>
  account.state === 'ready' ? account.methods.find(({ type }) => type === 'password') : undefined

/** Here where the tenant says so; by email wherever it does not, or cannot be asked. */
function usePasswordWay(account: LoginMethods): 'here' | 'email' | undefined {
  const isElsewhere = passwordProvider(useUser().id) !== undefined
  if (account.state === 'pending') return undefined
  const isOffered = account.state === 'ready' && account.factors.includes('password')
  return !isElsewhere && (isOffered || passwordOf(account) !== undefined) ? 'here' : 'email'
}

type MethodDialogProps = {
  dialog: DialogInAddress
  account: LoginMethods & { state: 'ready' }
  onKind: (kind: Enrollable) => void
  onClose: () => void
}

function MethodDialog({ dialog, account: { methods, factors }, onKind, onClose }: MethodDialogProps) {
  const method = methods.find(({ id }) => id === dialog.id)
  const isAbout = dialog.do === 'rename' || dialog.do === 'remove'
  // An address that names what is not there any more.
  const isGone = isAbout && !method
  useEffect(() => {
    if (isGone) onClose()
  }, [isGone, onClose])

  if (dialog.do === 'add') {
    const { type = '' } = dialog
    const kind = isEnrollable(type) && factors.includes(type) ? type : undefined
    return <AddMethod methods={methods} factors={factors} kind={kind} onKind={onKind} onClose={onClose} />
  }
  if (!isAbout || !method) return null
  if (dialog.do === 'rename') return <RenameMethodDialog method={method} onClose={onClose} />
  const others = methods.filter((other) => other !== method)
  const isLast = protects(method) && !others.some(protects)
  return <RemoveMethodDialog method={method} isLast={isLast} onClose={onClose} />
}

type DialogInAddress = { do?: string; type?: string; id?: string; back?: string }

/** Which dialog is open stands in the address: a link can lead to it, Back closes it, and a step-up comes back to it. */
function useDialogInAddress() {
  const [search, setSearch] = useSearchParams()
  // Where somebody came from who needs a second factor to go on there.
  const back = search.has('back') ? { back: search.get('back') ?? '' } : undefined
  return {
    dialog: Object.fromEntries(search) as DialogInAddress,
    /** This page without a dialog, for a login to come back to. */
    here: `${paths.security}${back ? `?${new URLSearchParams(back)}` : ''}`,
    open: (dialog: DialogInAddress) =>
      setSearch({ ...dialog, ...back }, { replace: search.has('do'), preventScrollReset: true }),
    close() {
      // An answer may come when its dialog has been closed: another one that is open by then is not its to close.
      const isStillOpen = new URLSearchParams(location.search).toString() === search.toString()
      if (isStillOpen) setSearch(back, { replace: true, preventScrollReset: true })
    },
  }
}
