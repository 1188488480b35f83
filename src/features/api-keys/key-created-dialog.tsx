import type { CreatedApiKey } from '~/api/api-keys'
import { formatDotEnv } from '~/lib/shell-text'
import { Icon } from '~/ui/controls/icon'
import { SecretOnceDialog } from '~/ui/overlays/secret-once-dialog'

import { createWords as words } from './dialog-words'
import { words as listWords } from './words'

type Props = {
  apiKey: CreatedApiKey
  isNew: boolean
  onDone: () => void
  onUnsaved: (isUnsaved: boolean) => void
  isLeaving: boolean
  onStay: () => void
}

export function KeyCreatedDialog({ apiKey: { name, clientId, clientSecret }, isNew, ...rest }: Props) {
  return (
    <SecretOnceDialog
      {...rest}
      title={words.createdTitle}
      intro={<bdi>{words.createdIntro(name)}</bdi>}
      warning={words.warning}
      rows={[
        { label: listWords.clientId, value: clientId },
        ...(clientSecret ? [{ label: words.clientSecret, value: clientSecret, isSecret: true }] : []),
      ]}
      file={{
        fileName: '.env',
        text: `${formatDotEnv({ CLIENT_ID: clientId, ...(clientSecret && { CLIENT_SECRET: clientSecret }) })}\n`,
        download: words.download,
        copy: words.copyEnv,
      }}
    >
      {!clientSecret && (
        <p className="note warn">
          <Icon name="warning" />
          {isNew ? words.noSecret : words.lostSecret}
        </p>
      )}
    </SecretOnceDialog>
  )
}
