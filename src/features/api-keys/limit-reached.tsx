import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { apiKeyQueries, type ApiKey } from '~/api/api-keys'
import { asApiError, type ApiError } from '~/api/errors'
import { lazyComponent } from '~/lib/lazy-component'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { TimeAgo } from '~/ui/text/time'

import { createWords as words } from './dialog-words'
import { disabledReasonOf } from './row-menu'

const DeleteKeysDialog = lazyComponent(() => import('./delete-keys-dialog').then((module) => module.DeleteKeysDialog))

/**
 * Explains that the limit of keys is reached, and offers to delete the oldest keys, except the one that must be kept. The
 * form keeps the typed name.
 */
export function LimitReached({ error, keptId }: { error: ApiError; keptId: string | undefined }) {
  const oldest = useQuery(apiKeyQueries.oldest())
  const [chosen, setChosen] = useState<ApiKey>()
  return (
    <div className="grid gap-3">
      <Problem error={error} title={words.limit} hideExplanation />
      <p className="text-muted">{words.limitAdvice}</p>
      {oldest.error && <Problem error={asApiError(oldest.error)} onRetry={() => void oldest.refetch()} />}
      <ul className="grid">
        {oldest.data?.keys.map(
          (key) => key.id !== keptId && <OldKey key={key.id} apiKey={key} onDelete={() => setChosen(key)} />,
        )}
      </ul>
      {chosen && <DeleteKeysDialog keys={[chosen]} onClose={() => setChosen(undefined)} />}
    </div>
  )
}

function OldKey({ apiKey, onDelete }: { apiKey: ApiKey; onDelete: () => void }) {
  return (
    <li
      ref={moveFocusToNeighborOnUnmount}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2"
    >
      <bdi className="font-medium break-words min-w-0">{apiKey.name}</bdi>
      <span className="hint grow">
        <TimeAgo at={apiKey.created} />
      </span>
      <Button
        small
        aria-label={words.deleteOne(apiKey.name)}
        disabledReason={disabledReasonOf(apiKey.deleteHref)}
        onClick={onDelete}
      >
        {words.delete}
      </Button>
    </li>
  )
}

/** Ref callback for a row: when it is removed while focused, moves focus to the button of its neighbor, or to the form. */
function moveFocusToNeighborOnUnmount(row: HTMLElement | null) {
  return () => {
    if (!row?.contains(document.activeElement)) return
    const neighbor = row.nextElementSibling ?? row.previousElementSibling
    const target = neighbor?.querySelector<HTMLElement>('button') ?? row.closest('dialog')?.querySelector('input')
    target?.focus()
  }
}
