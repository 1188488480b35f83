import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { METHODS, type LoginMethod } from '~/api/my-account'
import { unreadableRows } from '~/api/unreadable-rows'
import { useCan } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { SettingRow } from '~/ui/controls/setting-row'

import { protects } from './kinds'
import { Facts, factsOf, MethodList } from './method-list'
import type { MethodActions } from './method-menu'
import { MethodMenuButton } from './method-menu-button'
import { RowSkeleton } from './row-skeleton'
import type { LoginMethods } from './use-login-methods'
import { words } from './words'

type Props = MethodActions & {
  account: LoginMethods
  onCreate: () => void
  /** Shown below the list. */
  note: ReactNode
}

/** The row about the recovery code. Hidden if config.json switches it off, or if the tenant does not offer it. */
export function RecoveryRow({ account, onCreate, note, ...actions }: Props) {
  const isVisible = useCan('recoveryCode', 'read')
  if (!isVisible || account.state === 'unavailable' || account.state === 'failed') return null
  if (account.state === 'pending') return <RowSkeleton icon="lifebuoy" title={words.recovery} />
  const { methods, factors } = account
  const codes = methods.filter(({ type }) => type === 'recovery-code')
  const isOffered = factors.includes('recovery-code')
  if (codes.length === 0 && !isOffered) return null
  const code = codes.find(({ isConfirmed }) => isConfirmed)
  const unfinished = codes.filter(({ isConfirmed }) => !isConfirmed)
  const more = (unfinished.length > 0 || note) && (
    <>
      {unfinished.length > 0 && <MethodList label={words.unfinishedCodes} methods={unfinished} {...actions} />}
      {note}
    </>
  )
  if (code) return <ExistingCode code={code} isOffered={isOffered} more={more} {...actions} />
  return <NoCode hasFactor={methods.some(protects)} isOffered={isOffered} more={more} onCreate={onCreate} />
}

type ExistingProps = MethodActions & { code: LoginMethod; isOffered: boolean; more: ReactNode }

function ExistingCode({ code, isOffered, more, ...actions }: ExistingProps) {
  const canEdit = useCan('recoveryCode', 'edit')
  return (
    <SettingRow
      icon={<Icon name="lifebuoy" />}
      title={words.recovery}
      tag={{ text: words.isSetUp, look: 'ok' }}
      action={
        canEdit && (
          <>
            {isOffered && (
              <Button small onClick={() => actions.onFinish(code)}>
                {words.replace} <span className="sr-only">{words.recovery}</span>
              </Button>
            )}
            <MethodMenuButton method={code} {...actions} />
          </>
        )
      }
      more={more}
    >
      <Facts facts={[...factsOf(code), words.keepAway]} />
    </SettingRow>
  )
}

type NoCodeProps = { hasFactor: boolean; isOffered: boolean; more: ReactNode; onCreate: () => void }

function NoCode({ hasFactor, isOffered, more, onCreate }: NoCodeProps) {
  // A method that could not be read may be a recovery code, or a factor.
  const isKnown = useStore(unreadableRows)[METHODS] === undefined
  const canCreate = isOffered && (hasFactor || !isKnown)
  const sentence = hasFactor ? words.noRecoveryCode : words.recoveryNeedsFactor
  return (
    <SettingRow
      icon={<Icon name="lifebuoy" />}
      title={words.recovery}
      tag={isKnown ? { text: words.none, ...(hasFactor && { look: 'warn' }) } : undefined}
      action={
        canCreate && (
          <Button small onClick={onCreate}>
            {words.makeRecoveryCode}
          </Button>
        )
      }
      more={more}
    >
      {isKnown ? sentence : words.recoveryPurpose}
    </SettingRow>
  )
}
