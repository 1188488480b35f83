import { randomBytes } from 'node:crypto'

import * as z from 'zod/mini'

import { personOf } from '../people.ts'
import { instantWriter, wholeSeconds } from './wire-instants.ts'

const StoredToken = z.object({
  /** Not secret. It is also the first part of the token. */
  id: z.number(),
  token: z.string(),
  subject: z.string(),
  description: z.string(),
  created: z.coerce.date(),
  expires: z.nullable(z.coerce.date()),
  lastUsed: z.nullable(z.coerce.date()),
  isSessionToken: z.boolean(),
  isDisabled: z.boolean(),
  type: z.string(),
  scopes: z.array(z.string()),
})
type StoredToken = z.output<typeof StoredToken>

/** The tokens of a file that `latchkey api --data` has written. */
export const SavedTokens = z.array(StoredToken)

/** The properties of a seeded token. Missing ones have defaults. */
type Seed = Partial<Omit<StoredToken, 'id' | 'token' | 'subject'>>

const DAY_MS = 24 * 60 * 60 * 1000

/** The management tokens of all users, in memory, in the format of docs/api/management.md#access-tokens. */
export class ManagementTokenStore {
  readonly #tokens = new Map<number, StoredToken>()
  readonly #formatInstant = instantWriter()
  #lastId = 13_701

  constructor(saved: readonly StoredToken[] = []) {
    for (const token of saved) this.#tokens.set(token.id, { ...token })
    this.#lastId = Math.max(this.#lastId, ...this.#tokens.keys())
  }

  toJSON(): StoredToken[] {
    return [...this.#tokens.values()]
  }

  /** Adds a token without a request. The returned row includes the secret token, which no response has contained. */
  seed(subject: string, fields: Seed = {}): Readonly<StoredToken> {
    const created = fields.created ?? new Date()
    return this.#store(subject, {
      description: 'CI deploy',
      expires: new Date(created.getTime() + 30 * DAY_MS),
      lastUsed: null,
      isSessionToken: false,
      isDisabled: false,
      type: fields.isSessionToken ? 'session' : 'admin',
      scopes: [],
      ...fields,
      created,
    })
  }

  /** Returns the user's tokens, newest first, including expired ones. */
  list(subject: string) {
    return [...this.#tokens.values()]
      .filter((token) => token.subject === subject)
      .sort((a, b) => b.created.getTime() - a.created.getTime() || b.id - a.id)
      .map((token) => this.#asResource(token))
  }

  view(subject: string, id: number) {
    const token = this.#find(subject, id)
    return token && this.#asResource(token)
  }

  /** Returns the created token with its secret. No other response contains it. `expiresIn` is in seconds. */
  create(subject: string, { description, expiresIn }: { description: string; expiresIn: number }) {
    const created = new Date()
    const expires = new Date(created.getTime() + expiresIn * 1000)
    const row = this.seed(subject, { description, created, expires })
    return { ...this.#asResource(row), token: row.token }
  }

  delete(subject: string, id: number): boolean {
    return this.#find(subject, id) !== undefined && this.#tokens.delete(id)
  }

  /** Returns the details of a token and its user, or undefined if the token is unknown, disabled or expired. */
  verify(value: string) {
    const token = [...this.#tokens.values()].find((one) => one.token === value)
    if (!token || token.isDisabled || isExpired(token)) return undefined
    token.lastUsed = wholeSeconds(new Date())
    // Tokens of type "super" belong to machines and have no user.
    return { ...this.#asResource(token), ...(token.type !== 'super' && { user: userOf(token.subject) }) }
  }

  #find(subject: string, id: number): StoredToken | undefined {
    const token = this.#tokens.get(id)
    return token?.subject === subject ? token : undefined
  }

  #store(subject: string, details: Omit<StoredToken, 'id' | 'token' | 'subject'>): StoredToken {
    const { created, expires, lastUsed } = details
    this.#lastId += 1
    const token = {
      ...details,
      id: this.#lastId,
      token: `${this.#lastId}-${alphanumerics(40)}`,
      subject,
      created: wholeSeconds(created),
      expires: expires && wholeSeconds(expires),
      lastUsed: lastUsed && wholeSeconds(lastUsed),
    }
    this.#tokens.set(token.id, token)
    return token
  }

  #asResource(token: StoredToken) {
    const { id, description, isSessionToken, isDisabled, scopes, type, subject } = token
    return {
      id,
      description,
      created: this.#formatInstant(token.created),
      lastUsed: token.lastUsed && this.#formatInstant(token.lastUsed),
      expires: token.expires && this.#formatInstant(token.expires),
      isSessionToken,
      isExpired: isExpired(token),
      isDisabled,
      scopes,
      type,
      creator: { id: idOf(subject), name: personOf(subject).name },
    }
  }
}

function userOf(subject: string) {
  const { name, email } = personOf(subject)
  return {
    id: idOf(subject),
    name,
    email,
    mfaEnabled: false,
    features: [],
    canAccessLogs: false,
    isSuperAdmin: false,
  }
}

function isExpired({ expires }: StoredToken): boolean {
  return expires !== null && expires.getTime() <= Date.now()
}

/** Returns a constant numeric ID for a user, as the API has one. */
function idOf(subject: string): number {
  return Number.parseInt(subject.slice(-5), 16) || 1
}

function alphanumerics(length: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('')
}
