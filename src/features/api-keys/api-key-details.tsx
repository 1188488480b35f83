import type { ReactNode } from 'react'

import { DEFAULT_KEY_NAME, type ApiKey } from '~/api/api-keys'
import { useCan } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { CopyButton } from '~/ui/controls/copy-button'
import { TimeAgo } from '~/ui/text/time'
import { words as uiWords } from '~/ui/words'

import { detailWords as words } from './detail-words'
import { disabledReasonOf } from './row-menu'
import { words as listWords } from './words'

type Props = {
  apiKey: ApiKey
  owner: string | null | undefined
  onRename: () => void
  onDelete: () => void
}

/** Every field of a key, and the actions that its HAL links allow. */
export function ApiKeyDetails({ apiKey, owner, onRename, onDelete }: Props) {
  const canEdit = useCan('apiKeys', 'edit')
  return (
    <section aria-label={words.title} className="section">
      <dl className="panel">
        <Row label={listWords.name} action={canEdit && <RenameButton apiKey={apiKey} onRename={onRename} />}>
          <bdi className="break-words">{apiKey.name}</bdi>
          {apiKey.name === DEFAULT_KEY_NAME && <span className="tag">{listWords.developerTag}</span>}
        </Row>
        <Row label={listWords.clientId} action={<CopyValue what={listWords.clientId} value={apiKey.clientId} />}>
          <code className="break-all">{apiKey.clientId}</code>
        </Row>
        <Row label={words.id} action={<CopyValue what={words.id} value={apiKey.id} />}>
          <code className="break-all">{apiKey.id}</code>
        </Row>
        <Row label={words.owner} action={owner && <CopyValue what={words.owner} value={owner} />}>
          <Owner owner={owner} />
        </Row>
        <Row label={listWords.created}>
          <TimeAgo at={apiKey.created} />
        </Row>
        <Row label={listWords.lastModified}>
          <TimeAgo at={apiKey.lastModified} />
        </Row>
      </dl>
      {canEdit && (
        <Button className="mt-4" disabledReason={disabledReasonOf(apiKey.deleteHref)} onClick={onDelete}>
          {listWords.delete}
        </Button>
      )}
    </section>
  )
}

function Row({ label, action, children }: { label: string; action?: ReactNode; children: ReactNode }) {
  return (
    <div className="panel-row">
      <dt className="panel-label">{label}</dt>
      <dd className="min-w-0">{children}</dd>
      {action && <dd>{action}</dd>}
    </div>
  )
}

function RenameButton({ apiKey, onRename }: { apiKey: ApiKey; onRename: () => void }) {
  return (
    <Button small disabledReason={disabledReasonOf(apiKey.updateHref)} onClick={onRename}>
      {listWords.rename}
    </Button>
  )
}

function CopyValue({ what, value }: { what: string; value: string }) {
  return <CopyButton what={what} text={() => value} refused={uiWords.copyRefusedShown} />
}

function Owner({ owner }: { owner: string | null | undefined }) {
  if (owner === undefined) return <span className="bone w-40" />
  return owner === null ? words.noOwner : <code className="break-all">{owner}</code>
}
