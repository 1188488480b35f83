import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import type { ApiError } from './errors'
import { ifReadable, MaybeText } from './fields'
import { Id } from './ids'
import { MaybeInstant } from './instant'
import { manageApi } from './manage'
import { Named } from './named'
import { rows } from './rows'
import { readList } from './unreadable-rows'

/** Fields that invitations and join requests share. */
const WireEntry = z.object({
  id: Id,
  created: MaybeInstant,
  /** Misspelled `created` in some documented samples. */
  crated: MaybeInstant,
  expires: MaybeInstant,
  reason: MaybeText,
})
const WireInvitation = z.object({
  ...WireEntry.shape,
  creator: ifReadable(z.object({ name: MaybeText, email: MaybeText })),
  role: MaybeText,
  /** Recipient. Undocumented; lets the console tell users that an invitation is for another account. */
  email: MaybeText,
})
const ProjectInvitation = z.pipe(
  z.object({ ...WireInvitation.shape, project: Named }),
  z.transform(({ project, ...wire }) => toInvitation('project', project, wire)),
)
const OrganizationInvitation = z.pipe(
  z.object({ ...WireInvitation.shape, organization: Named }),
  z.transform(({ organization, ...wire }) => toInvitation('organization', organization, wire)),
)
/** The user's own request to join a project. */
const JoinRequest = z.pipe(
  z.object({ ...WireEntry.shape, project: Named }),
  z.transform(({ project, ...wire }) => ({ ...toEntry(wire), to: project })),
)

/** An invitation is to a project, or to an organization with all its projects. */
export type InvitationKind = 'project' | 'organization'

export const ProjectInvitations = rows(ProjectInvitation)
export const OrganizationInvitations = rows(OrganizationInvitation)
export const JoinRequests = rows(JoinRequest)

export type Invitation = ReturnType<typeof toInvitation>
export type JoinRequest = z.output<typeof JoinRequest>

export const INVITATION_PATHS: Record<InvitationKind, string> = {
  project: 'manage/current-user/projects-invitations',
  organization: 'manage/current-user/organizations-invitations',
}
export const JOIN_REQUESTS = 'manage/current-user/projects-join-requests'

export const invitationQueries = {
  projects: () =>
    queryOptions({
      queryKey: ['project-invitations'],
      queryFn: ({ signal }) =>
        readList(manageApi, {
          href: INVITATION_PATHS.project,
          schema: ProjectInvitations,
          signal,
          missing: 'unavailable',
        }),
      retryOnMount: false,
    }),
  organizations: () =>
    queryOptions({
      queryKey: ['organization-invitations'],
      queryFn: ({ signal }) =>
        readList(manageApi, {
          href: INVITATION_PATHS.organization,
          schema: OrganizationInvitations,
          signal,
          missing: 'unavailable',
        }),
      retryOnMount: false,
    }),
  joinRequests: () =>
    queryOptions({
      queryKey: ['join-requests'],
      queryFn: ({ signal }) =>
        readList(manageApi, { href: JOIN_REQUESTS, schema: JoinRequests, signal, missing: 'unavailable' }),
      retryOnMount: false,
    }),
}

/** The query whose list contains the invitation. */
export const listOf = ({ kind }: Pick<Invitation, 'kind'>) =>
  kind === 'project' ? invitationQueries.projects() : invitationQueries.organizations()

/** Accepts an invitation. `not-found` means that it was withdrawn, has expired, or was answered before. */
export function acceptInvitation({ kind, id }: Pick<Invitation, 'kind' | 'id'>): Promise<unknown> {
  return respondTo('PUT', { kind, id })
}

export function declineInvitation({ kind, id }: Pick<Invitation, 'kind' | 'id'>): Promise<unknown> {
  return respondTo('DELETE', { kind, id })
}

function respondTo(method: 'PUT' | 'DELETE', { kind, id }: Pick<Invitation, 'kind' | 'id'>): Promise<unknown> {
  const itemOf = INVITATION_PATHS[kind]
  const href = `${itemOf}/${encodeURIComponent(id)}`
  // keepalive: the user's answer must reach the server even if the user leaves the page.
  return manageApi.send({ method, href, itemOf, keepalive: true, schema: z.unknown() })
}

export function cancelJoinRequest({ id }: Pick<JoinRequest, 'id'>): Promise<unknown> {
  const href = `${JOIN_REQUESTS}/${encodeURIComponent(id)}`
  return manageApi.send({ method: 'DELETE', href, itemOf: JOIN_REQUESTS, schema: z.unknown() })
}

/** True if the server demands a second factor. Some responses say so by code, others only by message. */
export function needsMfa({ kind, serverCode, serverMessage = '' }: ApiError): boolean {
  if (serverCode === 'manage.mfaRequired') return true
  return (kind === 'rejected' || kind === 'forbidden') && /multi-?factor/i.test(serverMessage)
}

function toEntry({ id, created, crated, expires, reason }: z.output<typeof WireEntry>) {
  return { id, created: created ?? crated, expires, reason: reason?.trim() ?? '' }
}

function toInvitation(kind: InvitationKind, to: Named, wire: z.output<typeof WireInvitation>) {
  return {
    ...toEntry(wire),
    kind,
    to,
    role: wire.role,
    /** Who sent the invitation, if the server says so. */
    creator: nameOf(wire.creator),
    email: wire.email,
  }
}

/** The creator's name, else their email, else undefined. */
function nameOf(creator: z.output<typeof WireInvitation>['creator']): string | undefined {
  return (creator?.name ?? creator?.email)?.trim()
}

/** Removes an answered invitation from the cached list, then refetches the list. */
export async function removeInvitationFromCache(client: QueryClient, invitation: Pick<Invitation, 'kind' | 'id'>) {
  const { queryKey } = listOf(invitation)
  client.setQueryData(queryKey, (all) => all?.filter(({ id }) => id !== invitation.id))
  await client.invalidateQueries({ queryKey })
}

/** Removes a canceled join request from the cached list, then refetches the list. */
export async function removeJoinRequestFromCache(client: QueryClient, request: Pick<JoinRequest, 'id'>) {
  const { queryKey } = invitationQueries.joinRequests()
  client.setQueryData(queryKey, (all) => all?.filter(({ id }) => id !== request.id))
  await client.invalidateQueries({ queryKey })
}
