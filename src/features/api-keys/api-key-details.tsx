import type { ReactNode } from 'react'

import { DEFAULT_KEY_NAME, type ApiKey } from '~/api/api-keys'
import { useUser } from '~/session/console-context'
import { CopyButton } from '~/ui/controls/copy-button'
import { exactMinute } from '~/ui/text/exact-time'
import { TimeAgo } from '~/ui/text/time'
import { words as uiWords } from '~/ui/words'

import { detailWords as words } from './detail-words'
import { words as listWords } from './words'

type Props = { apiKey: ApiKey; owner: string | null | undefined }

/** Every field of a key. */
export function ApiKeyDetails({ apiKey, owner }: Props) {
  const isDefault = apiKey.name === DEFAULT_KEY_NAME
  return (
    <section aria-label={words.title} className="section">
      <dl className="panel">
        <Row label={listWords.clientId} action={<CopyValue what={listWords.clientId} value={apiKey.clientId} />}>
          <code className="break-all">{apiKey.clientId}</code>
          {isDefault && <span className="tag">{listWords.developerTag}</span>}
        </Row>
        <Row label={words.id} action={<CopyValue what={words.id} value={apiKey.id} />}>
          <code className="break-all">{apiKey.id}</code>
        </Row>
        <Row label={words.secret}>
          <span className="text-muted">{isDefault ? words.secretDefault : words.secretMore}</span>
        </Row>
        <Row label={words.owner} action={owner && <CopyValue what={words.owner} value={owner} />}>
          <Owner owner={owner} />
        </Row>
        <Row label={listWords.created}>
          <Instant at={apiKey.created} />
        </Row>
        <Row label={listWords.lastModified}>
          <Instant at={apiKey.lastModified} />
        </Row>
      </dl>
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

function CopyValue({ what, value }: { what: string; value: string }) {
  return <CopyButton what={what} text={() => value} refused={uiWords.copyRefusedShown} />
}

function Owner({ owner }: { owner: string | null | undefined }) {
  const user = useUser()
  if (owner === undefined) return <span className="bone w-40" />
  if (owner === null) return words.noOwner
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {owner === user.id && (
        <span>
          <bdi className="break-words">{user.name}</bdi>
          <span className="tag">{words.you}</span>
        </span>
      )}
      <code className={`break-all ${owner === user.id ? 'text-faint' : ''}`}>{owner}</code>
    </span>
  )
}

/** The exact time, and how long ago that was. */
function Instant({ at }: { at: Date | undefined }) {
  return (
    <span className="flex flex-wrap gap-x-2">
      {at && <span>{exactMinute(at)}</span>}
      <span className={at && 'text-faint'}>
        <TimeAgo at={at} />
      </span>
    </span>
  )
}
