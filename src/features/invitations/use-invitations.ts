import { useQuery, type UseQueryResult } from '@tanstack/react-query'

import { invitationQueries, type Invitation } from '~/api/invitations'
import { asApiError, type ApiError } from '~/api/errors'

/** A list that failed: what is said of it, and how to ask again. */
export type FailedPart = { part: 'projects' | 'organizations'; error: ApiError; retry: () => void }

/** Both kinds of invitation in one list, the newest first. Each is asked for by itself, and fails by itself. */
export function useInvitations(enabled = true) {
  const projects = useQuery({ ...invitationQueries.projects(), enabled })
  const organizations = useQuery({ ...invitationQueries.organizations(), enabled })
  const all = [...(projects.data ?? []), ...(organizations.data ?? [])]
  return {
    invitations: all.toSorted((one, other) => at(other) - at(one)),
    isPending: projects.isPending || organizations.isPending,
    isAbsent: isNotOffered(projects) && isNotOffered(organizations),
    failures: [...failed('projects', projects), ...failed('organizations', organizations)],
  }
}

const at = ({ created }: Invitation) => created?.getTime() ?? 0

export const isNotOffered = ({ error }: Pick<UseQueryResult, 'error'>): boolean =>
  error !== null && asApiError(error).kind === 'not-offered'

function failed(part: FailedPart['part'], query: UseQueryResult<Invitation[]>): FailedPart[] {
  if (!query.error || isNotOffered(query)) return []
  return [{ part, error: asApiError(query.error), retry: () => void query.refetch() }]
}

/** When the next of them expires. */
export function nextEnd(invitations: { expires: Date | undefined }[], now: number): number | undefined {
  const ends = invitations.flatMap(({ expires }) => (expires && expires.getTime() > now ? [expires.getTime()] : []))
  return ends.length > 0 ? Math.min(...ends) : undefined
}
