import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { seedInvitations, type InvitationList, type InvitationRow } from '~/demo/seeds/invitations'

/** What waits for an answer: one that was answered, and one whose time is over, simply is not there any more. */
export function listInvitations(database: Database, persona: Persona, list: InvitationList): InvitationRow[] {
  const { scenario, seededAt, manage } = database.read()
  const answered = manage.answered[persona.id] ?? []
  return seedInvitations(scenario.data, persona, seededAt).filter(
    (row) => row.list === list && !answered.includes(nameOf(row)) && (row.expires === null || row.expires > Date.now()),
  )
}

export function findInvitation(
  database: Database,
  persona: Persona,
  list: InvitationList,
  id: string,
): InvitationRow | undefined {
  return listInvitations(database, persona, list).find((row) => `${row.id}` === id)
}

export function removeInvitation(database: Database, persona: Persona, row: InvitationRow): void {
  database.change(({ manage: { answered } }) => (answered[persona.id] ??= []).push(nameOf(row)))
}

function nameOf({ list, id }: InvitationRow): string {
  return `${list}/${id}`
}
