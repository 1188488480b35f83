import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { ifReadable } from './fields'
import { Id } from './ids'
import { MaybeInstant } from './instant'
import { manageApi } from './manage'
import { Flag } from './odd-fields'
import { rows } from './rows'
import { readList } from './unreadable-rows'

/*
 * A contract of our own: no public document describes a list of a user's sessions (docs/api/management.md#sessions). For a
 * server with another contract, change this file only.
 */
export const SESSIONS = 'manage/current-user/sessions'

const OddText = ifReadable(z.string())

/** A login of the user in one browser. Every field but the ID may be missing or odd. */
export const Session = z.pipe(
  z.object({
    id: Id,
    userAgent: OddText,
    device: OddText,
    browser: OddText,
    ip: OddText,
    location: OddText,
    created: MaybeInstant,
    lastUsed: MaybeInstant,
    isCurrent: ifReadable(Flag),
  }),
  z.transform(({ isCurrent, ...session }) => ({
    ...session,
    /** True for the session that sent the request. Some servers mark none. */
    isCurrent: isCurrent === true,
  })),
)
export type Session = z.output<typeof Session>
export const SessionList = rows(Session)

export const sessionQueries = {
  all: () => ['sessions'] as const,

  /** All sessions of the user in one response. */
  list: () =>
    queryOptions({
      queryKey: [...sessionQueries.all(), 'list'],
      queryFn: ({ signal }) =>
        readList(manageApi, { href: SESSIONS, schema: SessionList, signal, missing: 'unavailable' }),
    }),
}

/** Ends a session. An ApiError of kind `not-found` means that it had ended before. */
export function endSession({ id }: Pick<Session, 'id'>): Promise<unknown> {
  return manageApi.send({
    method: 'DELETE',
    href: `${SESSIONS}/${encodeURIComponent(id)}`,
    itemOf: SESSIONS,
    schema: z.unknown(),
  })
}

/** Removes ended sessions from the cached list, then refetches the list. */
export function removeSessionsFromCache(client: QueryClient, ended: Pick<Session, 'id'>[]): Promise<void> {
  const ids = new Set(ended.map(({ id }) => id))
  client.setQueryData(sessionQueries.list().queryKey, (sessions) => sessions?.filter(({ id }) => !ids.has(id)))
  return client.invalidateQueries({ queryKey: sessionQueries.all() })
}
