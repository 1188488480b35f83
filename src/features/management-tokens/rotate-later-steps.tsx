import { useQueryClient } from '@tanstack/react-query'

import {
  ensureManagementTokenDeleted,
  refreshManagementTokens,
  removeManagementTokensFromCache,
  type ManagementToken,
} from '~/api/management-tokens'
import { LaterSteps, type LaterStepsProps } from '~/ui/rotation/later-steps'

import { laterWords } from './deploy-words'
import { nameOf } from './name'
import { TokenUses } from './token-uses'

/** The later steps of the rotation of a token. */
export function RotateLaterSteps(props: LaterStepsProps<ManagementToken>) {
  const { state } = props
  const client = useQueryClient()
  const subject = {
    words: laterWords,
    nameOf,
    remove: ensureManagementTokenDeleted,
    forget: ({ id }: ManagementToken) => void removeManagementTokensFromCache(client, [id]),
    refresh: () => void refreshManagementTokens(client),
  }
  return (
    <LaterSteps
      {...props}
      subject={subject}
      about={state.step === 'deployAndDelete' && <TokenUses oldToken={state.oldItem} newToken={state.newItem} />}
    />
  )
}
