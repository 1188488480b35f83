import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { ensureApiKeyDeleted, refreshApiKeys, removeApiKeysFromCache } from '~/api/api-key-writes'
import type { ApiKey } from '~/api/api-keys'
import { LaterSteps, type LaterStepsProps } from '~/ui/rotation/later-steps'

import { laterWords } from './rotate-later-words'
import { disabledReasonOf } from './row-menu'
import { TestNewKey } from './test-new-key'

/** The later steps of the rotation of a key. */
export function RotateLaterSteps(props: LaterStepsProps<ApiKey>) {
  const { state } = props
  const client = useQueryClient()
  const [isTested, setTested] = useState(false)
  const subject = {
    words: laterWords,
    nameOf: ({ name }: ApiKey) => name,
    remove: ensureApiKeyDeleted,
    forget: ({ id }: ApiKey) => void removeApiKeysFromCache(client, [id]),
    refresh: () => void refreshApiKeys(client),
    whyNotDelete: ({ deleteHref }: ApiKey) => disabledReasonOf(deleteHref),
  }
  return (
    <LaterSteps
      {...props}
      subject={subject}
      isTested={isTested}
      about={
        state.step === 'deployAndDelete' && (
          <TestNewKey oldKey={state.oldItem} newKey={state.newItem} isTested={isTested} onTested={setTested} />
        )
      }
    />
  )
}
