import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { FACTORS, METHODS, type LoginMethod } from '~/api/my-account'
import { unreadableRows } from '~/api/unreadable-rows'
import { can } from '~/config/features'
import { useCan, useConsole } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { SettingRow, type Tag } from '~/ui/controls/setting-row'
import { Problem, UnreadableNote } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'

import { featureOf, isFactor, protects } from './kinds'
import { MethodList } from './method-list'
import type { MethodActions } from './method-menu'
import { RowSkeleton } from './row-skeleton'
import { isOfferedFactor } from './strength'
import { useReloadLoginMethods, type LoginMethods } from './use-login-methods'
import { words } from './words'

type Props = MethodActions & {
  account: LoginMethods
  /** Whether the last login asked for a second factor. Undefined if unknown. */
  wasAsked: boolean | undefined
  /** URL path to which a login from here returns. */
  here: string
  onAdd: () => void
  /** Shown below the list. */
  note: ReactNode
}

/** The row about second factors: whether one is set up, the list, and the button to add one. */
export function MfaRow({ account, here, ...props }: Props) {
  switch (account.state) {
    case 'pending':
      return <RowSkeleton icon="phone" title={words.mfa} />
    case 'unavailable':
      return <SetUpAtLogin here={here} />
    case 'failed':
      return (
        <SettingRow
          icon={<Icon name="phone" />}
          title={words.mfa}
          more={<Problem error={account.error} title={words.loadFailed} onRetry={account.retry} />}
        >
          {words.mfaPurpose}
        </SettingRow>
      )
    case 'ready':
      return <Factors {...account} {...props} />
  }
}

type FactorsProps = Omit<Props, 'account' | 'here'> & { methods: LoginMethod[]; factors: string[] }

function Factors({ methods, factors, wasAsked, onAdd, note, ...actions }: FactorsProps) {
  const { config } = useConsole()
  const { [METHODS]: unreadable, [FACTORS]: unreadableFactors } = useStore(unreadableRows)
  const { reload, isReloading } = useReloadLoginMethods()
  // A method that could not be read may be a factor, so "Not set up" would be a guess.
  const hasFactor = methods.some(protects) || (unreadable ? undefined : false)
  const visible = methods.filter(
    (one) => isFactor(one) && one.type !== 'recovery-code' && can(config, featureOf(one.type), 'read'),
  )
  const factorsOf = (isConfirmed: boolean) => visible.filter((one) => one.isConfirmed === isConfirmed)
  // Unfinished enrollments come last.
  const shown = [...factorsOf(true), ...factorsOf(false)]
  const canAdd = factors.some(isOfferedFactor)
  const notes = [unreadable, unreadableFactors].filter((rows) => rows !== undefined)
  return (
    <SettingRow
      icon={<Icon name="phone" />}
      title={words.mfa}
      tag={tagOf(hasFactor, wasAsked)}
      action={
        canAdd && (
          <Button small look={hasFactor ? undefined : 'primary'} icon={hasFactor ? 'plus' : undefined} onClick={onAdd}>
            {hasFactor ? words.addAnother : words.enable}
          </Button>
        )
      }
      more={
        (shown.length > 0 || notes.length > 0 || note) && (
          <>
            {shown.length > 0 && <MethodList label={words.factors} methods={shown} {...actions} />}
            {notes.map(({ count, error }) => (
              <UnreadableNote
                key={error.reference}
                count={count}
                error={error}
                onReload={reload}
                isReloading={isReloading}
              />
            ))}
            {note}
          </>
        )
      }
    >
      {hasFactor ? sentenceOf(wasAsked) : canAdd || unreadableFactors ? words.mfaPurpose : words.nothingOffered}
    </SettingRow>
  )
}

/** "On" only after a login that asked: setting up a factor does not make the tenant ask for it. */
function tagOf(hasFactor: boolean | undefined, wasAsked: boolean | undefined): Tag | undefined {
  if (hasFactor === undefined) return undefined
  if (!hasFactor) return { text: words.isNotSetUp, look: 'warn' }
  if (wasAsked === false) return { text: words.isSetUp, look: 'warn' }
  return { text: wasAsked ? words.isOn : words.isSetUp, look: 'ok' }
}

function sentenceOf(wasAsked: boolean | undefined): string {
  if (wasAsked === undefined) return words.mfaUpToTenant
  return wasAsked ? words.mfaAsked : words.mfaNotAsked
}

/** Shown without the My Account API: Auth0's login page can set up a factor instead. */
function SetUpAtLogin({ here }: { here: string }) {
  const { identity } = useConsole()
  const canSetUp = useCan('security', 'edit')
  const leave = useAction(() => identity.logIn(here, { stepUp: 'mfa' }))
  return (
    <SettingRow
      icon={<Icon name="phone" />}
      title={words.mfa}
      action={
        canSetUp && (
          <Button small busy={leave.isPending} onClick={() => void leave.run()}>
            {words.logInToSetUp}
          </Button>
        )
      }
      more={leave.error && <Problem error={leave.error} onRetry={() => void leave.run()} />}
    >
      <p>{words.unavailable}</p>
      {canSetUp && <p>{words.unavailableMore}</p>}
    </SettingRow>
  )
}
