import { useStore } from 'zustand'

import { FACTORS, METHODS, type LoginMethod } from '~/api/my-account'
import { unreadableRows } from '~/api/unreadable-rows'
import { can } from '~/config/features'
import { useCan, useConsole } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { Problem, UnreadableNote } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'

import { featureOf, isEnrollable, isFactor, protects } from './kinds'
import { MethodList } from './method-list'
import type { MethodActions } from './method-menu'
import { MethodSection, MethodSkeleton } from './method-section'
import { useReloadLoginMethods, type LoginMethods } from './use-login-methods'
import { words } from './words'

type Props = MethodActions & {
  account: LoginMethods
  /** URL path to which a login from here returns. */
  here: string
  onAdd: () => void
  onMakeRecoveryCode: () => void
}

/** The section about second factors: whether one is set up, the list, and the button to add one. */
export function MfaSection({ account, here, ...actions }: Props) {
  const { [METHODS]: unreadable, [FACTORS]: unreadableFactors } = useStore(unreadableRows)
  const notes = [unreadable, unreadableFactors].filter((rows) => rows !== undefined)
  const { reload, isReloading } = useReloadLoginMethods()
  // A method that could not be read may be a factor, so "Not set up" would be a guess.
  const hasFactor =
    account.state === 'ready' ? account.methods.some(protects) || (unreadable ? undefined : false) : undefined
  return (
    <MethodSection title={words.mfa} purpose={words.mfaPurpose} isSetUp={hasFactor}>
      {account.state === 'pending' && <MethodSkeleton />}
      {account.state === 'unavailable' && <SetUpAtLogin here={here} />}
      {account.state === 'failed' && <Problem error={account.error} title={words.loadFailed} onRetry={account.retry} />}
      {account.state === 'ready' && <Factors {...account} {...actions} hasFactor={hasFactor} />}
      {account.state === 'ready' &&
        notes.map(({ count, error }) => (
          <UnreadableNote
            key={error.reference}
            count={count}
            error={error}
            onReload={reload}
            isReloading={isReloading}
          />
        ))}
    </MethodSection>
  )
}

type FactorsProps = Omit<Props, 'account' | 'here'> & {
  methods: LoginMethod[]
  factors: string[]
  /** Undefined if a method that could not be read may be a factor. */
  hasFactor: boolean | undefined
}

function Factors({ methods, factors, hasFactor, onAdd, onMakeRecoveryCode, ...actions }: FactorsProps) {
  const { config } = useConsole()
  const { [METHODS]: unreadable, [FACTORS]: unreadableFactors } = useStore(unreadableRows)
  const visible = methods.filter((one) => isFactor(one) && can(config, featureOf(one.type), 'read'))
  const factorsOf = (isConfirmed: boolean) => visible.filter((one) => one.isConfirmed === isConfirmed)
  // Unfinished enrollments come last.
  const shown = [...factorsOf(true), ...factorsOf(false)]
  const canAdd = factors.some((type) => isEnrollable(type) && type !== 'passkey')
  const hasRecoveryCode = methods.some(({ type, isConfirmed }) => type === 'recovery-code' && isConfirmed)
  return (
    <>
      {shown.length > 0 && <MethodList label={words.factors} methods={shown} {...actions} />}
      {hasFactor === false && shown.length === 0 && (
        <div className="panel state">
          <Icon name="shield" size={28} />
          <strong>{words.noFactors}</strong>
          {canAdd && <p>{words.noFactorsAdvice}</p>}
          {!canAdd && !unreadableFactors && <p>{words.nothingOffered}</p>}
        </div>
      )}
      {hasFactor && !hasRecoveryCode && !unreadable && factors.includes('recovery-code') && (
        <p className="note warn items-center flex-wrap">
          <Icon name="warning" />
          <span className="grow">{words.noRecoveryCode}</span>
          <Button small onClick={onMakeRecoveryCode}>
            {words.makeRecoveryCode}
          </Button>
        </p>
      )}
      {canAdd && (
        <div>
          <Button look={hasFactor ? undefined : 'primary'} icon={hasFactor ? 'plus' : undefined} onClick={onAdd}>
            {hasFactor ? words.addAnother : words.enable}
          </Button>
        </div>
      )}
    </>
  )
}

/** Shown without the My Account API: Auth0's login page can set up a factor instead. */
function SetUpAtLogin({ here }: { here: string }) {
  const { identity } = useConsole()
  const canSetUp = useCan('security', 'edit')
  const leave = useAction(() => identity.logIn(here, { stepUp: 'mfa' }))
  return (
    <div className="panel grid gap-3 p-4 justify-items-start">
      <p>{words.unavailable}</p>
      {canSetUp && (
        <>
          <p className="text-muted">{words.unavailableMore}</p>
          <Button busy={leave.isPending} onClick={() => void leave.run()}>
            {words.logInToSetUp}
          </Button>
        </>
      )}
      {leave.error && <Problem error={leave.error} onRetry={() => void leave.run()} />}
    </div>
  )
}
