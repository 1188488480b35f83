import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { apiKeyQueries, deleteApiKey, removeApiKeysFromCache, type ApiKey } from '~/api/api-keys'
import { asApiError, type ApiError } from '~/api/errors'
import { Button } from '~/ui/controls/button'
import { explain, Problem } from '~/ui/feedback/problem'
import { announce } from '~/lib/announcements'
import { TimeAgo } from '~/ui/text/time'
import { useAction } from '~/ui/hooks/use-action'

import { createWords as words } from './dialog-words'
import { words as listWords } from './words'

/** Explains that the limit of keys is reached, and offers to delete the oldest keys. The form keeps the typed name. */
export function LimitReached({ error }: { error: ApiError }) {
  const oldest = useQuery(apiKeyQueries.oldest())
  return (
    <div className="grid gap-3">
      <Problem error={error} title={words.limit} hideExplanation />
      <p className="text-muted">{words.limitAdvice}</p>
      {oldest.error && <Problem error={asApiError(oldest.error)} onRetry={() => void oldest.refetch()} />}
      <ul className="grid">
        {oldest.data?.keys.map((key) => (
          <OldKey key={key.id} apiKey={key} />
        ))}
      </ul>
    </div>
  )
}

function OldKey({ apiKey }: { apiKey: ApiKey }) {
  const client = useQueryClient()
  const [isSure, setSure] = useState(false)
  const remove = useAction(async () => {
    await deleteApiKey(apiKey)
    announce(listWords.deletedAnnouncement(apiKey.name))
    await removeApiKeysFromCache(client, [apiKey.id])
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2">
      <bdi className="font-medium break-words min-w-0">{apiKey.name}</bdi>
      <span className="hint grow">
        <TimeAgo at={apiKey.created} />
      </span>
      <Button
        small
        aria-label={isSure ? words.confirmOne(apiKey.name) : words.deleteOne(apiKey.name)}
        look={isSure ? 'danger' : undefined}
        busy={remove.isPending}
        disabledReason={typeof apiKey.deleteHref === 'string' ? undefined : listWords.notAllowed}
        onClick={() => (isSure ? void remove.run() : setSure(true))}
        onBlur={() => setSure(false)}
      >
        {isSure ? words.reallyDelete : words.delete}
      </Button>
      {remove.error && <p className="field-error w-full">{explain(remove.error)}</p>}
    </li>
  )
}
