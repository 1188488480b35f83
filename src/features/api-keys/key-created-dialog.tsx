import type { ReactNode } from 'react'

import type { CreatedApiKey } from '~/api/api-key-writes'
import { SecretRow } from '~/ui/controls/secret-row'
import { Dialog } from '~/ui/overlays/dialog'
import { EnvFileFoot } from '~/ui/secrets/secret-foot'
import { OnceWarning, SecretContent } from '~/ui/secrets/secret-content'
import { useUnsavedSecret } from '~/ui/secrets/use-unsaved-secret'

import { createWords as words } from './dialog-words'
import { SaveKeyTo } from './lazy-save-key-to'
import { words as listWords } from './words'

type Props = {
  apiKey: CreatedApiKey
  /** False if an earlier attempt created the key, whose response with the secret was lost. */
  isNew: boolean
  title?: string
  /** Called when the user has saved the secret and presses Done. Without it, Done closes the dialog. */
  onDone?: () => void
  onClose: () => void
  children?: ReactNode
}

/** Shows a new key, with its secret if the server sent one. */
export function KeyCreatedDialog({ apiKey, isNew, title = words.createdTitle, onDone, onClose, children }: Props) {
  const { name, clientId, clientSecret } = apiKey
  const unsaved = useUnsavedSecret({ onClose, hasSecret: Boolean(clientSecret), ...(onDone && { onDone }) })
  const values = { ...(clientId && { CLIENT_ID: clientId }), ...(clientSecret && { CLIENT_SECRET: clientSecret }) }
  const missingSecret = isNew ? words.noSecret : words.lostSecret

  return (
    <Dialog {...unsaved.dialog} title={title} intro={words.createdIntro(name)}>
      <SecretContent unsaved={unsaved}>
        <OnceWarning>{clientSecret ? words.warning : missingSecret}</OnceWarning>
        {children}
        {clientId ? <SecretRow label={listWords.clientId} value={clientId} /> : <p>{words.noClientId}</p>}
        {clientSecret && <SecretRow label={words.clientSecret} value={clientSecret} onCopied={unsaved.markSaved} />}
        {clientSecret && (
          <SaveKeyTo name={name} clientId={clientId} secret={clientSecret} onSaved={unsaved.markSaved} />
        )}
      </SecretContent>
      <EnvFileFoot unsaved={unsaved} values={values} />
    </Dialog>
  )
}
