import type { ReactNode } from 'react'

import type { CreatedManagementToken } from '~/api/management-tokens'
import { formatDotEnv } from '~/lib/shell-text'
import { SecretOnceDialog } from '~/ui/overlays/secret-once-dialog'
import { fullTime } from '~/ui/text/exact-time'

import { createdWords as words, tokenFormWords } from './dialog-words'
import { TestManagementToken } from './test-management-token'
import { VerifyExample } from './verify-example'

type Props = {
  token: CreatedManagementToken
  title?: string
  onDone: () => void
  onAbandon?: () => void
  onUnsaved: (isUnsaved: boolean) => void
  isLeaving: boolean
  onStay: () => void
  children?: ReactNode
}

/** A new token, shown once, with two ways to see that it works. */
export function TokenCreatedDialog({ token: { name, token, expires }, title = words.title, ...rest }: Props) {
  return (
    <SecretOnceDialog
      {...rest}
      title={title}
      intro={
        <>
          <bdi>{words.intro(name)}</bdi> {expires && tokenFormWords.until(fullTime(expires))}
        </>
      }
      warning={words.warning}
      rows={[{ label: words.token, value: token, isSecret: true }]}
      file={{
        fileName: '.env',
        text: `${formatDotEnv({ MANAGE_API_TOKEN: token })}\n`,
        download: words.download,
        copy: words.copyEnv,
      }}
      more={
        <>
          <VerifyExample token={token} />
          <TestManagementToken token={token} />
        </>
      }
    />
  )
}
