import type { CreatedApiKey } from '~/api/api-key-writes'
import type { ApiKey } from '~/api/api-keys'
import { usePreload } from '~/lib/lazy-component'
import { rotationState, useRotationProgress, type Lookup } from '~/ui/rotation/use-rotation'

import { RotateFirstSteps, RotateLaterSteps, rotationSteps } from './rotation-steps'
import { useApiKey } from './use-api-key'
import { useOwnKeyRotations } from './use-own-key-rotations'
import { whyNotRotate } from './why-not-rotate'

type Props = {
  oldId: string
  draftName: string | undefined
  onClose: () => void
  /** Closes the dialog after the old key was deleted. */
  onFinish: (newKey: ApiKey) => void
}

/** Rotates a key. Each step is a dialog. */
export function RotateKeyFlow({ oldId, draftName, onClose, onFinish }: Props) {
  const rotation = useRotationProgress<CreatedApiKey>(oldId, useOwnKeyRotations())
  const state = rotationState({
    ...rotation,
    old: useKeyLookup(oldId),
    new: useKeyLookup(rotation.newId),
    whyNot: whyNotRotate,
    // A key never expires.
    whyUnusable: () => undefined,
  })
  usePreload(true, rotationSteps)

  if (state.step === 'loading' || state.step === 'ended') return null
  return state.step === 'create' || state.step === 'save' ? (
    <RotateFirstSteps {...{ state, rotation, draftName, onClose }} />
  ) : (
    <RotateLaterSteps {...{ state, rotation, onClose, onFinish }} />
  )
}

function useKeyLookup(id: string | undefined): Lookup<ApiKey> {
  const { apiKey, mayExist, error, isFetching, retry } = useApiKey(id)
  if (apiKey) return { state: 'found', item: apiKey }
  // The cache may say that a key does not exist because it was looked up before it was created.
  if (isFetching || (apiKey === undefined && !error)) return { state: 'loading' }
  if (error) return { state: 'failed', error, reload: retry }
  return mayExist ? { state: 'unreadable', reload: retry } : { state: 'missing' }
}
