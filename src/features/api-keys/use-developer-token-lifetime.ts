import { useQuery } from '@tanstack/react-query'

import { DEFAULT_KEY_NAME } from '~/api/api-keys'
import { paths } from '~/config/paths'
import { useCan } from '~/session/console-context'
import type { Lifetimes } from '~/ui/feedback/lifetime'
import { useServerNow } from '~/ui/hooks/use-server-now'

import { checkUpWords as words } from './check-up-words'
import { useDeveloperTokenLife } from './developer-token-life'
import { nextChange, oldestKeysQuery, statusOf } from './use-check-up-items'

/**
 * The lifetime of the developer token. API keys do not expire, so they have none. A token that is missing, or does not
 * say when it expires, has no lane: its check-up item says so.
 */
export function useDeveloperTokenLifetime(): Lifetimes {
  const enabled = useCan('apiKeys', 'read')
  const page = useQuery({ ...oldestKeysQuery(), enabled })
  const life = useDeveloperTokenLife()
  const now = useServerNow((from) => nextChange(life, from))
  if (!enabled) return { state: 'ready', lanes: [] }
  if (page.isPending && page.errorUpdateCount === 0) return { state: 'pending' }
  if (!life?.expiresAt) return { state: 'ready', lanes: [] }
  const status = statusOf(life, now)
  const defaultKey = page.data?.keys.find(({ name }) => name === DEFAULT_KEY_NAME)
  const lane = {
    id: 'developer-token',
    name: words.token,
    status,
    statusText: words[status],
    created: life.issuedAt,
    expires: life.expiresAt,
    to: defaultKey ? paths.apiKey(defaultKey.id) : paths.apiKeys,
  }
  return { state: 'ready', lanes: [lane] }
}
