import { useState } from 'react'

import type { CreatedManagementToken } from '~/api/management-tokens'
import { useHoldBack } from '~/lib/hold-back'

import { CreateTokenDialog, type CreateTokenProps } from './create-token-dialog'
import { createWords as words } from './dialog-words'
import { TokenCreatedDialog } from './token-created-dialog'

type Props = Pick<CreateTokenProps, 'initial' | 'maxDays' | 'isNameTaken' | 'onClose'>

/** From the name to the token. What is secret is in this component's state, and leaves memory with it. */
export function CreateTokenFlow({ onClose, ...form }: Props) {
  const [token, setToken] = useState<CreatedManagementToken>()
  const { held, leave } = useHoldBack()
  if (token) return <TokenCreatedDialog token={token} {...held} onDone={() => leave(onClose)} />
  return (
    <CreateTokenDialog
      {...form}
      title={words.title}
      intro={words.intro}
      submit={words.submit}
      onCreated={setToken}
      onClose={onClose}
    />
  )
}
