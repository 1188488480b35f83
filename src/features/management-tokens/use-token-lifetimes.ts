import { useQuery } from '@tanstack/react-query'

import { managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { paths } from '~/config/paths'
import { isBlank, stripInvisible } from '~/lib/visible-text'
import { useCan } from '~/session/console-context'
import type { Lifetime, Lifetimes } from '~/ui/feedback/lifetime'
import { useServerNow } from '~/ui/hooks/use-server-now'

import { nameOf } from './name'
import { nextChange, statusOf } from './status'
import { statusWords } from './words'

const NONE: ManagementToken[] = []

/** The lifetimes of the access tokens. If the list fails to load, the check-up shows the error instead. */
export function useTokenLifetimes(): Lifetimes {
  const enabled = useCan('tokens', 'read')
  const tokens = useQuery({ ...managementTokenQueries.list(), enabled })
  const now = useServerNow((from) => nextChange(tokens.data ?? NONE, from))
  if (enabled && tokens.isPending && tokens.errorUpdateCount === 0) return { state: 'pending' }
  // Session tokens are left out: they last an hour, so they would be dots next to tokens of months.
  const lasting = (enabled && tokens.data) || NONE
  return {
    state: 'ready',
    lanes: lasting.filter(({ isSession }) => !isSession).map((token) => laneOf(token, now)),
  }
}

/** A longer name would make a URL that some servers and proxies refuse. */
const MAX_FILTER_LENGTH = 200

function laneOf(token: ManagementToken, now: number): Lifetime {
  const { id, name, created, expires } = token
  const status = statusOf(token, now)
  // The list's filter finds a token by its name or its ID.
  const filter = isBlank(name) || name.length > MAX_FILTER_LENGTH ? id : stripInvisible(name)
  return {
    id,
    name: nameOf(token),
    status,
    statusText: statusWords[status],
    created,
    expires,
    to: `${paths.tokens}?${new URLSearchParams({ filter }).toString()}`,
  }
}
