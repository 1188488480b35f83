import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import type { MailboxMessage } from '~/demo/data/state'

const MAX_MESSAGES = 30

/** Adds a message to the demo's mailbox. */
export function deliver(database: Database, message: Omit<MailboxMessage, 'id' | 'sentAt'>): void {
  database.change((state) => {
    const delivered = { ...message, id: crypto.randomUUID(), sentAt: Date.now() }
    state.mailbox = [delivered, ...state.mailbox].slice(0, MAX_MESSAGES)
  })
}

/** Returns a user's messages, newest first. */
export function listMessages(database: Database, persona: Persona): MailboxMessage[] {
  return database.read().mailbox.filter(({ userId }) => userId === persona.id)
}

/** Sends a verification code to a phone number if there is one, otherwise to an email address. */
export function deliverCode(
  database: Database,
  persona: Persona,
  { code, email, phone }: { code: string; email?: string | undefined; phone?: string | undefined },
): void {
  const text = `Your verification code is ${code}. It expires in 10 minutes.`
  if (phone !== undefined) {
    const from = 'Latchkey demo'
    deliver(database, { userId: persona.id, kind: 'text message', from, to: phone, subject: 'Text message', text })
    return
  }
  const from = 'Support <support@demo.example>'
  const to = email ?? persona.email
  deliver(database, { userId: persona.id, kind: 'email', from, to, subject: 'Your verification code', text })
}
