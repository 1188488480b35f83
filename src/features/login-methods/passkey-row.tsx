import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { FACTORS, METHODS } from '~/api/my-account'
import { unreadableRows } from '~/api/unreadable-rows'
import { useCan } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { SettingRow, type Tag } from '~/ui/controls/setting-row'

import { isPasskey } from './kinds'
import { MethodList } from './method-list'
import type { MethodActions } from './method-menu'
import { RowSkeleton } from './row-skeleton'
import type { LoginMethods } from './use-login-methods'
import { words } from './words'

type Props = MethodActions & {
  account: LoginMethods
  /** True if a passkey is the step that adds the most protection. */
  isNextStep: boolean
  onAdd: () => void
  /** Shown below the list. */
  note: ReactNode
}

/** The row about passkeys. Hidden if config.json switches them off, or if the My Account API is unavailable or failed. */
export function PasskeyRow({ account, isNextStep, onAdd, note, ...actions }: Props) {
  const isVisible = useCan('passkey', 'read')
  const { [METHODS]: unreadable, [FACTORS]: unreadableFactors } = useStore(unreadableRows)
  if (!isVisible || account.state === 'unavailable' || account.state === 'failed') return null
  if (account.state === 'pending') return <RowSkeleton icon="fingerprint" title={words.passkeys} />
  const passkeys = account.methods.filter(isPasskey)
  const isOffered = account.factors.includes('passkey')
  const none: Tag = { text: words.none, ...(isNextStep && { look: 'warn' }) }
  return (
    <SettingRow
      icon={<Icon name="fingerprint" />}
      title={words.passkeys}
      // A method that could not be read may be a passkey.
      tag={passkeys.length > 0 ? { text: words.isSetUp, look: 'ok' } : unreadable ? undefined : none}
      action={
        isOffered && (
          <Button
            small
            look={isNextStep ? 'primary' : undefined}
            icon={passkeys.length > 0 ? 'plus' : undefined}
            onClick={onAdd}
          >
            {words.addPasskey}
          </Button>
        )
      }
      more={
        (passkeys.length > 0 || note) && (
          <>
            {passkeys.length > 0 && <MethodList label={words.yourPasskeys} methods={passkeys} {...actions} />}
            {note}
          </>
        )
      }
    >
      {isOffered || unreadableFactors || passkeys.length > 0 ? words.passkeysPurpose : words.passkeysNotOffered}
    </SettingRow>
  )
}
