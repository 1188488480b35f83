import { changePassword } from '~/demo/account/passwords'
import type { PasswordRejection } from '~/demo/account/password-policy'
import type { Database } from '~/demo/data/database'
import { findPersona, findPersonaByEmail, isDatabaseUser, type Persona } from '~/demo/data/personas'
import { randomText } from '~/demo/lib/encoding'
import { HOUR } from '~/demo/lib/time'
import { deliver } from '~/demo/tables/mailbox'
import { endAllSessions } from './sessions'

/** Why a reset link does not work. */
export type TicketProblem = 'unknown' | 'used' | 'replaced' | 'expired'

/** Sends a reset email if the address belongs to a user with a password. Does not tell the caller whether it does. */
export function sendPasswordResetEmail(database: Database, email: string): void {
  const persona = findPersonaByEmail(email)
  if (!persona || !isDatabaseUser(persona)) return
  const ticket = randomText(32)
  const now = Date.now()
  database.change((state) => {
    const recent = Object.entries(state.resetTickets).filter(([, { expires }]) => now - expires < HOUR)
    state.resetTickets = Object.fromEntries(recent)
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
    text: 'You asked to change your password. The link works once and expires in one hour. If this wasn’t you, ignore this email.',
    link: `demo/reset?ticket=${ticket}`,
  })
}

/** Returns the user of an open ticket, or why the ticket does not work. */
export function checkTicket(database: Database, ticket: string): Persona | TicketProblem {
  const { resetTickets } = database.read()
  const stored = Object.hasOwn(resetTickets, ticket) ? resetTickets[ticket] : undefined
  if (!stored) return 'unknown'
  if (stored.state !== 'open') return stored.state
  if (stored.expires <= Date.now()) return 'expired'
  return findPersona(stored.userId) ?? 'unknown'
}

/** Sets a new password, closes the ticket, and ends all sessions of the user. Returns null on success. */
export async function resetPassword(
  database: Database,
  ticket: string,
  password: string,
): Promise<PasswordRejection | TicketProblem | null> {
  const persona = checkTicket(database, ticket)
  if (typeof persona === 'string') return persona
  const rejection = await changePassword(database, persona, password)
  if (rejection) return rejection
  database.change(({ resetTickets }) => {
    const stored = resetTickets[ticket]
    if (stored) stored.state = 'used'
  })
  endAllSessions(database, persona)
  return null
}
