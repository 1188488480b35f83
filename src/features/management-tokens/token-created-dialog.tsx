import type { ReactNode } from 'react'

import type { CreatedManagementToken } from '~/api/management-tokens'
import { SecretRow } from '~/ui/controls/secret-row'
import { Dialog } from '~/ui/overlays/dialog'
import { EnvFileFoot } from '~/ui/secrets/secret-foot'
import { OnceWarning, SecretContent } from '~/ui/secrets/secret-content'
import { useUnsavedSecret } from '~/ui/secrets/use-unsaved-secret'
import { fullTime } from '~/ui/text/exact-time'

import { createdWords as words, tokenFormWords } from './dialog-words'
import { TokenTools } from './lazy-token-tools'

type Props = {
  token: CreatedManagementToken
  title?: string
  /** Called when the user has saved the token and presses Done. Without it, Done closes the dialog. */
  onDone?: () => void
  onClose: () => void
  children?: ReactNode
}

/** Shows a new token once, with ways to save it to another tool and to test it. */
export function TokenCreatedDialog({ token, title = words.title, onDone, onClose, children }: Props) {
  const { name, token: value, expires } = token
  const unsaved = useUnsavedSecret({ onClose, ...(onDone && { onDone }) })
  const intro = (
    <>
      <span>{words.intro(name)}</span> {expires && tokenFormWords.until(fullTime(expires))}
    </>
  )
  return (
    <Dialog {...unsaved.dialog} title={title} intro={intro}>
      <SecretContent unsaved={unsaved}>
        <OnceWarning>{words.warning}</OnceWarning>
        {children}
        <SecretRow label={words.token} value={value} onCopied={unsaved.markSaved} />
        <TokenTools name={name} token={value} onSaved={unsaved.markSaved} />
      </SecretContent>
      <EnvFileFoot unsaved={unsaved} values={{ MANAGE_API_TOKEN: value }} />
    </Dialog>
  )
}
