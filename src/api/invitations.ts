import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { MaybeInstant } from './instant'
import { Id, manageApi, Named } from './manage'

/** The documented samples spell it both ways (api-facts §1.8). */
const Created = { created: MaybeInstant, crated: MaybeInstant }

const WireInvitation = z.object({
  id: Id,
  ...Created,
  creator: z.nullish(z.object({ name: z.optional(z.string()), email: z.optional(z.string()) })),
  /** Empty where nobody gave one. */
  reason: z.nullish(z.string()),
  role: z.nullish(z.string()),
  expires: MaybeInstant,
  /** Whom it was sent to. Not documented; a server that says so lets the console tell people that it is not for them. */
  email: z.nullish(z.string()),
})
const ProjectInvitation = z.object({ ...WireInvitation.shape, project: Named })
const OrganizationInvitation = z.object({ ...WireInvitation.shape, organization: Named })
const WireJoinRequest = z.object({ ...WireInvitation.shape, project: Named })

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
  z.transform((all) => all.map(({ project, ...wire }) => toInvitation('project', project, wire))),
)

export type Invitation = ReturnType<typeof toInvitation>

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
        manageApi.send({ href: ADDRESSES.project, answer: ProjectInvitations, signal, missing: 'not-offered' }),
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
          missing: 'not-offered',
        }),
      retryOnMount: false,
    }),
  joinRequests: () =>
    queryOptions({
      queryKey: ['join-requests'],
      queryFn: ({ signal }) =>
        manageApi.send({ href: JOIN_REQUESTS, answer: JoinRequests, signal, missing: 'not-offered' }),
      retryOnMount: false,
    }),
}

/** Accepts. "Not found" means that it is no longer valid: withdrawn, expired, or answered already. */
export function acceptInvitation({ kind, id }: Pick<Invitation, 'kind' | 'id'>): Promise<unknown> {
  return manageApi.send({ method: 'PUT', href: `${ADDRESSES[kind]}/${encodeURIComponent(id)}`, answer: z.unknown() })
}

export function declineInvitation({ kind, id }: Pick<Invitation, 'kind' | 'id'>): Promise<unknown> {
  return manageApi.send({ method: 'DELETE', href: `${ADDRESSES[kind]}/${encodeURIComponent(id)}`, answer: z.unknown() })
}

export function cancelJoinRequest({ id }: Pick<Invitation, 'id'>): Promise<unknown> {
  return manageApi.send({ method: 'DELETE', href: `${JOIN_REQUESTS}/${encodeURIComponent(id)}`, answer: z.unknown() })
}

function toInvitation(kind: InvitationKind, to: z.output<typeof Named>, wire: z.output<typeof WireInvitation>) {
  return {
    kind,
    id: wire.id,
    to,
    created: wire.created ?? wire.crated,
    expires: wire.expires,
    reason: wire.reason?.trim() ?? '',
    role: wire.role ?? undefined,
    /** Who invited, where the server says so. */
    creator: wire.creator?.name ?? wire.creator?.email,
    email: wire.email ?? undefined,
  }
}

/** Takes an invitation that has been answered out of its list, then asks the server for it again. */
export async function forgetInvitation(client: QueryClient, { kind, id }: Pick<Invitation, 'kind' | 'id'>) {
  const { queryKey } = kind === 'project' ? invitationQueries.projects() : invitationQueries.organizations()
  client.setQueryData(queryKey, (all) => all?.filter((each) => each.id !== id))
  await client.invalidateQueries({ queryKey })
}
