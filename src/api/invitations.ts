import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import type { ApiError } from './errors'
import { MaybeInstant } from './instant'
import { Id, manageApi, Named } from './manage'

/** What an invitation and a request have in common. */
const WireEntry = z.object({
  id: Id,
  created: MaybeInstant,
  /** The documented samples spell it both ways (api-facts §1.8). */
  crated: MaybeInstant,
  expires: MaybeInstant,
  /** Empty where nobody gave one. */
  reason: z.nullish(z.string()),
})
const WireInvitation = z.object({
  ...WireEntry.shape,
  creator: z.nullish(z.object({ name: z.nullish(z.string()), email: z.nullish(z.string()) })),
  role: z.nullish(z.string()),
  /** Whom it was sent to. Not documented; a server that says so lets the console tell people that it is not for them. */
  email: z.nullish(z.string()),
})
const ProjectInvitation = z.object({ ...WireInvitation.shape, project: Named })
const OrganizationInvitation = z.object({ ...WireInvitation.shape, organization: Named })
const WireJoinRequest = z.object({ ...WireEntry.shape, project: Named })

/** What somebody is invited to: a project, or an organization with all its projects. */
export type InvitationKind = 'project' | 'organization'

export const ProjectInvitations = z.pipe(
  z.array(ProjectInvitation),
  z.transform((all) => all.map(({ project, ...wire }) => toInvitation('project', project, wire))),
)
export const OrganizationInvitations = z.pipe(
  z.array(OrganizationInvitation),
  z.transform((all) => all.map(({ organization, ...wire }) => toInvitation('organization', organization, wire))),
)
/** What this person has asked for: to be let into a project. */
export const JoinRequests = z.pipe(
  z.array(WireJoinRequest),
  z.transform((all) => all.map(({ project, ...wire }) => ({ ...toEntry(wire), to: project }))),
)

export type Invitation = ReturnType<typeof toInvitation>
export type JoinRequest = z.output<typeof JoinRequests>[number]

const ADDRESSES: Record<InvitationKind, string> = {
  project: 'manage/current-user/projects-invitations',
  organization: 'manage/current-user/organizations-invitations',
}
const JOIN_REQUESTS = 'manage/current-user/projects-join-requests'

export const invitationQueries = {
  projects: () =>
    queryOptions({
      queryKey: ['project-invitations'],
      queryFn: ({ signal }) =>
        manageApi.send({ href: ADDRESSES.project, answer: ProjectInvitations, signal, missing: 'unavailable' }),
      retryOnMount: false,
    }),
  organizations: () =>
    queryOptions({
      queryKey: ['organization-invitations'],
      queryFn: ({ signal }) =>
        manageApi.send({
          href: ADDRESSES.organization,
          answer: OrganizationInvitations,
          signal,
          missing: 'unavailable',
        }),
      retryOnMount: false,
    }),
  joinRequests: () =>
    queryOptions({
      queryKey: ['join-requests'],
      queryFn: ({ signal }) =>
        manageApi.send({ href: JOIN_REQUESTS, answer: JoinRequests, signal, missing: 'unavailable' }),
      retryOnMount: false,
    }),
}

/** The list that an invitation is in. */
export const listOf = ({ kind }: Pick<Invitation, 'kind'>) =>
  kind === 'project' ? invitationQueries.projects() : invitationQueries.organizations()

/** Accepts. "Not found" means that it is no longer valid: withdrawn, expired, or answered already. */
export function acceptInvitation({ kind, id }: Pick<Invitation, 'kind' | 'id'>): Promise<unknown> {
  return answerTo('PUT', { kind, id })
}

export function declineInvitation({ kind, id }: Pick<Invitation, 'kind' | 'id'>): Promise<unknown> {
  return answerTo('DELETE', { kind, id })
}

function answerTo(method: 'PUT' | 'DELETE', { kind, id }: Pick<Invitation, 'kind' | 'id'>): Promise<unknown> {
  const href = `${ADDRESSES[kind]}/${encodeURIComponent(id)}`
  // Whoever answers and leaves has answered.
  return manageApi.send({ method, href, keepalive: true, answer: z.unknown() })
}

export function cancelJoinRequest({ id }: Pick<JoinRequest, 'id'>): Promise<unknown> {
  return manageApi.send({ method: 'DELETE', href: `${JOIN_REQUESTS}/${encodeURIComponent(id)}`, answer: z.unknown() })
}

/** Whether a second factor is what is missing. Some answers say so by their code, others in words alone (api-facts §1.2). */
export function needsMfa({ kind, serverCode, serverWords = '' }: ApiError): boolean {
  if (serverCode === 'manage.mfaRequired') return true
  return (kind === 'rejected' || kind === 'forbidden') && /multi-?factor/i.test(serverWords)
}

function toEntry({ id, created, crated, expires, reason }: z.output<typeof WireEntry>) {
  return { id, created: created ?? crated, expires, reason: reason?.trim() ?? '' }
}

function toInvitation(kind: InvitationKind, to: z.output<typeof Named>, wire: z.output<typeof WireInvitation>) {
  return {
    ...toEntry(wire),
    kind,
    to,
    role: wire.role ?? undefined,
    /** Who invited, where the server says so. */
    creator: nameOf(wire.creator),
    email: wire.email ?? undefined,
  }
}

/** Somebody without a name goes by their email; somebody without either has not been named. */
function nameOf(creator: z.output<typeof WireInvitation>['creator']): string | undefined {
  return [creator?.name, creator?.email].map((name) => name?.trim() ?? '').find((name) => name !== '')
}

/** Takes an invitation that has been answered out of its list, then asks the server for it again. */
export async function forgetInvitation(client: QueryClient, invitation: Pick<Invitation, 'kind' | 'id'>) {
  const { queryKey } = listOf(invitation)
  client.setQueryData(queryKey, (all) => all?.filter(({ id }) => id !== invitation.id))
  await client.invalidateQueries({ queryKey })
}

/** The same for a request that was taken back. */
export async function forgetJoinRequest(client: QueryClient, request: Pick<JoinRequest, 'id'>) {
  const { queryKey } = invitationQueries.joinRequests()
  client.setQueryData(queryKey, (all) => all?.filter(({ id }) => id !== request.id))
  await client.invalidateQueries({ queryKey })
}
