import { useQuery, type UseQueryResult } from '@tanstack/react-query'

import { asApiError, type ApiError } from '~/api/errors'
import { invitationQueries, type Invitation, type InvitationKind } from '~/api/invitations'
import { isUnavailable } from '~/session/unavailable'
import { useServerNow } from '~/ui/hooks/use-server-now'

/** Load state of the two lists. A list that has loaded once counts as loaded, even if a later refetch fails. */
type InvitationsStatus =
  /** The server has neither list. */
  | 'unavailable'
  /** Every list that the server has is loaded. */
  | 'ready'
  /** A list is loading, and none has failed. */
  | 'loading'
  /** A list has failed, and at least one list is loading. */
  | 'retrying'
  | 'failed'

/** A list whose latest request failed. It may still show the rows of an earlier response. */
export type ListFailure = { kind: InvitationKind; error: ApiError; retry: () => void }

/** All invitations, newest first. They come from two lists, which load and fail separately. */
export function useInvitations(enabled = true) {
  const projects = useQuery({ ...invitationQueries.projects(), enabled })
  const organizations = useQuery({ ...invitationQueries.organizations(), enabled })
  const lists = [projects, organizations]
  return {
    invitations: lists.flatMap(({ data }) => data ?? []).toSorted((a, b) => createdAt(b) - createdAt(a)),
    status: statusOf(lists),
    /** For lists with rows that could not be read. */
    reload: {
      isRetry: lists.some(({ isFetching }) => isFetching),
      onRetry() {
        for (const list of lists) void list.refetch()
      },
    },
    failures: [...failuresOf('project', projects), ...failuresOf('organization', organizations)],
  }
}

function statusOf(lists: UseQueryResult<Invitation[]>[]): InvitationsStatus {
  if (lists.every(isUnavailable)) return 'unavailable'
  const missing = lists.filter((list) => list.data === undefined && !isUnavailable(list))
  if (missing.length === 0) return 'ready'
  const isLoading = missing.some(({ isPending }) => isPending)
  const hasFailed = missing.some(({ errorUpdateCount }) => errorUpdateCount > 0)
  if (isLoading) return hasFailed ? 'retrying' : 'loading'
  return 'failed'
}

/** The invitations, and which of them the user can still answer. Updates at the moment when one expires. */
export function useOpenInvitations(enabled = true) {
  const list = useInvitations(enabled)
  const now = useServerNow((from) => nextExpiry(list.invitations, from))
  return { ...list, open: list.invitations.filter((invitation) => isOpen(invitation, now)) }
}

type Expiring = { expires: Date | undefined }

/** True until the invitation or join request expires. */
export function useIsOpen(entry: Expiring): boolean {
  return isOpen(
    entry,
    useServerNow((from) => nextExpiry([entry], from)),
  )
}

const isOpen = ({ expires }: Expiring, now: number) => expires === undefined || expires.getTime() > now

function nextExpiry(entries: Expiring[], now: number): number | undefined {
  const future = entries.flatMap(({ expires }) => (expires && expires.getTime() > now ? [expires.getTime()] : []))
  return future.length > 0 ? Math.min(...future) : undefined
}

const createdAt = ({ created }: Invitation) => created?.getTime() ?? 0

function failuresOf(kind: InvitationKind, query: UseQueryResult<Invitation[]>): ListFailure[] {
  if (!query.error || isUnavailable(query)) return []
  return [{ kind, error: asApiError(query.error), retry: () => void query.refetch() }]
}
