import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'

const LETTERS_KEPT = 30

/** What arrived for somebody: emails, and text messages of a phone. */
export type Letter = {
  id: string
  userId: string
  kind: 'email' | 'text message'
  from: string
  to: string
  subject: string
  text: string
  /** A page of this site, without the path it is hosted below. */
  link?: string
  sentAt: number
}

export function deliver(database: Database, letter: Omit<Letter, 'id' | 'sentAt'>): void {
  database.change((state) => {
    const arrived = { ...letter, id: crypto.randomUUID(), sentAt: Date.now() }
    state.letters = [arrived, ...state.letters].slice(0, LETTERS_KEPT)
  })
}

/** The newest first. */
export function lettersFor(database: Database, persona: Persona): Letter[] {
  return database.read().letters.filter(({ userId }) => userId === persona.id)
}

/** A code that proves that an address or a phone is somebody's. */
export function deliverCode(
  database: Database,
  persona: Persona,
  { code, email, phone }: { code: string; email?: string | undefined; phone?: string | undefined },
): void {
  const text = `Your verification code is ${code}. It is good for 10 minutes.`
  if (phone !== undefined) {
    const from = 'Latchkey demo'
    deliver(database, { userId: persona.id, kind: 'text message', from, to: phone, subject: 'Text message', text })
    return
  }
  const from = 'Support <support@demo.example>'
  const to = email ?? persona.email
  deliver(database, { userId: persona.id, kind: 'email', from, to, subject: 'Your verification code', text })
}
