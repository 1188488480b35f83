import { useStore } from 'zustand'

import { FACTORS, METHODS } from '~/api/my-account'
import { unreadableRows } from '~/api/unreadable-rows'
import { useCan } from '~/session/console-context'
import { Button } from '~/ui/controls/button'

import { isPasskey } from './kinds'
import { MethodList } from './method-list'
import type { MethodActions } from './method-menu'
import { MethodSection, MethodSkeleton } from './method-section'
import type { LoginMethods } from './use-login-methods'
import { words } from './words'

type Props = MethodActions & { account: LoginMethods; onAdd: () => void }

/** The section about passkeys. Hidden if config.json switches them off, or if the My Account API is unavailable or failed. */
export function PasskeySection({ account, onAdd, ...actions }: Props) {
  const isVisible = useCan('passkey', 'read')
  const { [METHODS]: unreadable, [FACTORS]: unreadableFactors } = useStore(unreadableRows)
  if (!isVisible || account.state === 'unavailable' || account.state === 'failed') return null
  const passkeys = account.state === 'ready' ? account.methods.filter(isPasskey) : []
  const isOffered = account.state === 'ready' && account.factors.includes('passkey')
  return (
    <MethodSection title={words.passkeys} purpose={words.passkeysPurpose}>
      {account.state === 'pending' ? (
        <MethodSkeleton />
      ) : (
        <>
          {passkeys.length > 0 && <MethodList label={words.yourPasskeys} methods={passkeys} {...actions} />}
          {passkeys.length === 0 && !(isOffered ? unreadable : unreadableFactors) && (
            <p className="text-muted">{isOffered ? words.noPasskeys : words.passkeysNotOffered}</p>
          )}
          {isOffered && (
            <div>
              <Button icon="plus" onClick={onAdd}>
                {words.addPasskey}
              </Button>
            </div>
          )}
        </>
      )}
    </MethodSection>
  )
}
