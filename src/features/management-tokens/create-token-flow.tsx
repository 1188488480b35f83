import { useState } from 'react'

import type { CreatedManagementToken } from '~/api/management-tokens'
import { FilledInByLink, linkWords } from '~/forms/filled-in-by-link'
import { usePreload } from '~/lib/lazy-component'

import { ApiDocsLink } from './api-docs-link'
import { CreateTokenDialog, type CreateTokenProps } from './create-token-dialog'
import { createWords as words } from './dialog-words'
import { TokenTools } from './lazy-token-tools'
import { suggestionWords } from './suggested-lifetime'
import { TokenCreatedDialog } from './token-created-dialog'

const preloaded = [TokenTools]

type Props = Pick<CreateTokenProps, 'initial' | 'maxDays' | 'isNameTaken' | 'onClose'> & {
  /** Lifetime in hours that a link suggests. The user decides whether to choose it. */
  suggestedHours: number | undefined
  /** True if a link filled in the name. */
  isNameFromLink: boolean
}

/** Creates a token, then shows its value once. The value lives in this component's state only, until it unmounts. */
export function CreateTokenFlow({ onClose, suggestedHours, isNameFromLink, ...form }: Props) {
  const [token, setToken] = useState<CreatedManagementToken>()
  usePreload(true, preloaded)
  if (token) return <TokenCreatedDialog token={token} onClose={onClose} />
  return (
    <CreateTokenDialog
      {...form}
      title={words.title}
      intro={words.intro}
      submit={words.submit}
      onCreated={setToken}
      onClose={onClose}
      more={<ApiDocsLink />}
    >
      {(isNameFromLink || suggestedHours !== undefined) && (
        <FilledInByLink>
          {isNameFromLink && <p>{linkWords.checkName}</p>}
          {suggestedHours !== undefined && <p>{suggestionWords.suggested(suggestedHours)}</p>}
        </FilledInByLink>
      )}
    </CreateTokenDialog>
  )
}
