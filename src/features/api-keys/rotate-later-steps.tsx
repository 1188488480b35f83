import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { ensureApiKeyDeleted, refreshApiKeys, removeApiKeysFromCache } from '~/api/api-key-writes'
import type { ApiKey } from '~/api/api-keys'
import { LaterSteps, type LaterStepsProps } from '~/ui/rotation/later-steps'

import { laterWords } from './rotate-later-words'
import { disabledReasonOf } from './row-menu'
import { TestNewKey } from './test-new-key'
import { whyNotRotate } from './why-not-rotate'

/** The later steps of the rotation of a key. */
export function RotateLaterSteps(props: LaterStepsProps<ApiKey>) {
  const { state } = props
  const client = useQueryClient()
  // The ID, because another tab may replace the new key, which is then untested.
  const [testedId, setTestedId] = useState<string>()
  const isTested = state.step === 'deployAndDelete' && testedId === state.newItem.id
  const subject = {
    words: laterWords,
    nameOf: ({ name }: ApiKey) => name,
    remove: ensureApiKeyDeleted,
    forget: ({ id }: ApiKey) => void removeApiKeysFromCache(client, [id]),
    refresh: () => void refreshApiKeys(client),
    // It may have become the default key since the rotation began.
    whyNotDelete: (key: ApiKey) => disabledReasonOf(key.deleteHref) ?? whyNotRotate(key),
  }
  return (
    <LaterSteps
      {...props}
      subject={subject}
      isTested={isTested}
      about={
        state.step === 'deployAndDelete' && (
          <TestNewKey
            oldKey={state.oldItem}
            newKey={state.newItem}
            isTested={isTested}
            onTested={(isNowTested) => setTestedId(isNowTested ? state.newItem.id : undefined)}
          />
        )
      }
    />
  )
}
