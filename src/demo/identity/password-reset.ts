import type { Database } from '~/demo/data/database'
import { deliver } from '~/demo/tables/mailbox'
import { findByEmail, findPersona, isDatabaseUser, type Persona } from '~/demo/data/personas'
import { endAllSessions } from './sessions'
import { randomText } from '~/demo/lib/encoding'
import type { PasswordProblem } from '~/demo/account/password-policy'
import { changePassword } from '~/demo/account/passwords'

const HOUR = 60 * 60_000

export type ResetTicket = { userId: string; expires: number; state: 'open' | 'used' | 'replaced' }

/** Why a link opens no form. */
export type TicketProblem = 'unknown' | 'used' | 'replaced' | 'expired'

/** Whoever has no password here gets no letter, and whoever asked is not told. */
export function sendResetLetter(database: Database, email: string): void {
  const persona = findByEmail(email)
  if (!persona || !isDatabaseUser(persona)) return
  const ticket = randomText(32)
  const now = Date.now()
  database.change((state) => {
    const kept = Object.entries(state.resetTickets).filter(([, { expires }]) => now - expires < HOUR)
    state.resetTickets = Object.fromEntries(kept)
    for (const other of Object.values(state.resetTickets)) {
      if (other.userId === persona.id && other.state === 'open') other.state = 'replaced'
    }
    state.resetTickets[ticket] = { userId: persona.id, expires: now + HOUR, state: 'open' }
  })
  deliver(database, {
    userId: persona.id,
    kind: 'email',
    from: 'Support <support@demo.example>',
    to: persona.email,
    subject: 'Change password - Password Change Request',
    text: 'You asked to change your password. The link works once, for one hour. If it was not you, ignore this email.',
    link: `demo/reset?ticket=${ticket}`,
  })
}

export function readTicket(database: Database, ticket: string): Persona | TicketProblem {
  const { resetTickets } = database.read()
  const found = Object.hasOwn(resetTickets, ticket) ? resetTickets[ticket] : undefined
  if (!found) return 'unknown'
  if (found.state !== 'open') return found.state
  if (found.expires <= Date.now()) return 'expired'
  return findPersona(found.userId) ?? 'unknown'
}

/** Null when the password is changed. The ticket is used then, and everybody has to log in again. */
export async function resetPassword(
  database: Database,
  ticket: string,
  password: string,
): Promise<PasswordProblem | TicketProblem | null> {
  const persona = readTicket(database, ticket)
  if (typeof persona === 'string') return persona
  const problem = await changePassword(database, persona, password)
  if (problem) return problem
  database.change(({ resetTickets }) => {
    const used = resetTickets[ticket]
    if (used) used.state = 'used'
  })
  endAllSessions(database, persona)
  return null
}
