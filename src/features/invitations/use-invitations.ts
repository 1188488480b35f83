import { useQuery, type UseQueryResult } from '@tanstack/react-query'

import { asApiError, type ApiError } from '~/api/errors'
import { invitationQueries, type Invitation, type InvitationKind } from '~/api/invitations'
import { isUnavailable } from '~/session/unavailable'
import { useServerNow } from '~/ui/hooks/use-server-now'

/** A list that failed: what is said of it, and how to ask again. */
export type FailedPart = { kind: InvitationKind; error: ApiError; retry: () => void }

/** Both kinds of invitation in one list, the newest first. Each is asked for by itself, and fails by itself. */
export function useInvitations(enabled = true) {
  const projects = useQuery({ ...invitationQueries.projects(), enabled })
  const organizations = useQuery({ ...invitationQueries.organizations(), enabled })
  const lists = [projects, organizations]
  const missing = lists.filter((list) => list.data === undefined && !isUnavailable(list))
  return {
    invitations: lists.flatMap(({ data }) => data ?? []).toSorted((one, other) => at(other) - at(one)),
    isPending: lists.some((list) => list.isPending),
    isUnavailable: lists.every(isUnavailable),
    /** Whether nothing is missing that the server has. */
    isComplete: missing.length === 0,
    /** Whether what is missing has failed before: it may be asked for again at this moment. */
    hasFailed: missing.some(({ errorUpdateCount }) => errorUpdateCount > 0),
    failures: [...failed('project', projects), ...failed('organization', organizations)],
  }
}

/** The same, and which of them wait for an answer. One that expires while somebody looks on no longer does. */
export function useOpenInvitations(enabled = true) {
  const list = useInvitations(enabled)
  const now = useServerNow((from) => nextEnd(list.invitations, from))
  return { ...list, open: list.invitations.filter((invitation) => isOpen(invitation, now)) }
}

type Ending = { expires: Date | undefined }

/** Whether one of them can still be answered. */
export function useIsOpen(entry: Ending): boolean {
  return isOpen(
    entry,
    useServerNow((from) => nextEnd([entry], from)),
  )
}

const isOpen = ({ expires }: Ending, now: number) => expires === undefined || expires.getTime() > now

/** When the next of them expires. */
function nextEnd(entries: Ending[], now: number): number | undefined {
  const ends = entries.flatMap(({ expires }) => (expires && expires.getTime() > now ? [expires.getTime()] : []))
  return ends.length > 0 ? Math.min(...ends) : undefined
}

const at = ({ created }: Invitation) => created?.getTime() ?? 0

function failed(kind: InvitationKind, query: UseQueryResult<Invitation[]>): FailedPart[] {
  if (!query.error || isUnavailable(query)) return []
  return [{ kind, error: asApiError(query.error), retry: () => void query.refetch() }]
}
