import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'

import { apiKeyQueries, type AllApiKeys, type ApiKeyPage } from '~/api/api-keys'
import { Icon } from '~/ui/controls/icon'

import { createWords as words } from './dialog-words'
import { useKeyLimit } from './use-key-quota'

/** Warns before an attempt to create a key that the server will probably reject. */
export function LimitWarning() {
  const limit = useKeyLimit()
  const total = listedTotal(useQueryClient())
  if (limit === undefined) return null
  return total === undefined ? <UnlistedWarning limit={limit} /> : <Warning total={total} limit={limit} />
}

/** Without a list in the cache, asks for the keys that the dialog offers for deletion when the server rejects the new one. */
function UnlistedWarning({ limit }: { limit: number }) {
  const { data } = useQuery(apiKeyQueries.oldest())
  return data && <Warning total={data.total} limit={limit} />
}

function Warning({ total, limit }: { total: number; limit: number }) {
  if (total < limit) return null
  return (
    <p className="note warn" role="note">
      <Icon name="warning" />
      {words.limitReached(total, limit)}
    </p>
  )
}

/** The number of keys, if a list in the cache has it. */
function listedTotal(client: QueryClient): number | undefined {
  const cached = client.getQueriesData<ApiKeyPage | AllApiKeys>({ queryKey: apiKeyQueries.all() })
  return cached.flatMap(([, list]) => (list && 'total' in list ? [list.total] : []))[0]
}
