import type { CreatedManagementToken, ManagementToken } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { usePreload } from '~/lib/lazy-component'
import { rotationState, useRotationProgress } from '~/ui/rotation/use-rotation'

import { rotateWords as words } from './dialog-words'
import type { TokenValues } from './lifetime'
import { RotateFirstSteps, RotateLaterSteps, rotationSteps } from './rotation-steps'
import { statusOf } from './status'
import { useOwnRotations } from './use-own-rotations'
import { useTokenLookup } from './use-token-lookup'
import { whyNotRotate } from './why-not-rotate'

type Props = {
  oldId: string
  initial: TokenValues
  maxDays: number
  onClose: () => void
}

/** Rotates a token. Each step is a dialog. */
export function RotateTokenFlow({ oldId, initial, maxDays, onClose }: Props) {
  const rotation = useRotationProgress<CreatedManagementToken>(oldId, useOwnRotations())
  const find = useTokenLookup(rotation.progress.at === 'save' ? undefined : oldId, rotation.newId)
  const state = rotationState({
    ...rotation,
    old: find(oldId),
    new: find(rotation.newId),
    whyNot: whyNotRotate,
    whyUnusable,
  })
  usePreload(true, rotationSteps)

  if (state.step === 'loading' || state.step === 'ended') return null
  return state.step === 'create' || state.step === 'save' ? (
    <RotateFirstSteps {...{ state, rotation, initial, maxDays, onClose }} />
  ) : (
    <RotateLaterSteps {...{ state, rotation, onClose }} />
  )
}

function whyUnusable(newToken: ManagementToken): string | undefined {
  const status = statusOf(newToken, serverNow())
  if (status === 'expired') return words.newExpired(newToken.id)
  return status === 'disabled' ? words.newDisabled(newToken.id) : undefined
}
