import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import type { InvitationList, InvitationRow } from '~/demo/data/rows'
import { seedInvitations } from '~/demo/seeds/invitations'

/** Returns the open rows of a list. Answered and expired rows are left out, as in the API. */
export function listInvitations(database: Database, persona: Persona, list: InvitationList): InvitationRow[] {
  const { scenario, seededAt, manage } = database.read()
  const answered = manage.answeredInvitations[persona.id] ?? []
  return seedInvitations(scenario.data, persona, seededAt).filter(
    (row) => row.list === list && !answered.includes(keyOf(row)) && (row.expires === null || row.expires > Date.now()),
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
  database.change(({ manage: { answeredInvitations } }) => (answeredInvitations[persona.id] ??= []).push(keyOf(row)))
}

/** IDs are unique only within one list, so the key contains both. */
function keyOf({ list, id }: InvitationRow): string {
  return `${list}/${id}`
}
