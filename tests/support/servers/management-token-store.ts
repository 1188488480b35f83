import { randomBytes } from 'node:crypto'

import { Accounts, joe, maria } from './accounts.ts'
import { instantWriter, wholeSeconds } from './wire-instants.ts'

type StoredToken = {
  /** Public, and the first part of the token. */
  id: number
  token: string
  subject: string
  description: string
  created: Date
  expires: Date | null
  lastUsed: Date | null
  isSessionToken: boolean
  isDisabled: boolean
  type: string
  scopes: string[]
}

/** What a token is like that was made without a request. What is not given is as usual. */
type Seed = Partial<Omit<StoredToken, 'id' | 'token' | 'subject'>>

const DAY_MS = 24 * 60 * 60 * 1000

/** The management tokens of every person, in memory, written the way the documented API writes them (api-facts §1.3). */
export class ManagementTokenStore {
  readonly #tokens = new Map<number, StoredToken>()
  readonly #accounts = new Accounts([maria, joe])
  /** Every token that was ever handed out, newest last: what a test looks for where it must not be. */
  readonly secrets: string[] = []
  readonly #write = instantWriter()
  #lastId = 13_701

  /** Puts a token there without a request. The row has the token itself too, which no answer ever gave out. */
  seed(subject: string, given: Seed = {}): Readonly<StoredToken> {
    const created = given.created ?? new Date()
    return this.#store(subject, {
      description: 'CI deploy',
      expires: new Date(created.getTime() + 30 * DAY_MS),
      lastUsed: null,
      isSessionToken: false,
      isDisabled: false,
      type: given.isSessionToken ? 'session' : 'admin',
      scopes: [],
      ...given,
      created,
    })
  }

  /** Newest first; with those that have expired, and without the person they all belong to. */
  list(subject: string) {
    return [...this.#tokens.values()]
      .filter((token) => token.subject === subject)
      .sort((one, other) => other.created.getTime() - one.created.getTime() || other.id - one.id)
      .map((token) => this.#asResource(token))
  }

  view(subject: string, id: number) {
    const token = this.#find(subject, id)
    return token && this.#asResource(token)
  }

  /** The only answer that ever carries the token. `expiresIn` counts seconds from now. */
  create(subject: string, { description, expiresIn }: { description: string; expiresIn: number }) {
    const created = new Date()
    const expires = new Date(created.getTime() + expiresIn * 1000)
    const row = this.seed(subject, { description, created, expires })
    this.secrets.push(row.token)
    return { ...this.#asResource(row), token: row.token }
  }

  delete(subject: string, id: number): boolean {
    return this.#find(subject, id) !== undefined && this.#tokens.delete(id)
  }

  /** What the API says to a token of itself, or nothing where it lets nobody in any more. */
  verify(value: string) {
    const token = [...this.#tokens.values()].find((one) => one.token === value)
    if (!token || token.isDisabled || isExpired(token)) return undefined
    token.lastUsed = wholeSeconds(new Date())
    // A token of a machine belongs to nobody.
    return { ...this.#asResource(token), ...(token.type !== 'super' && { user: this.#userOf(token.subject) }) }
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
      created: this.#write(token.created),
      lastUsed: token.lastUsed && this.#write(token.lastUsed),
      expires: token.expires && this.#write(token.expires),
      isSessionToken,
      isExpired: isExpired(token),
      isDisabled,
      scopes,
      type,
      creator: { id: idOf(subject), name: this.#accounts.of(subject)?.name ?? subject },
    }
  }

  #userOf(subject: string) {
    const { name = subject, email = '' } = this.#accounts.of(subject) ?? {}
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
}

function isExpired({ expires }: StoredToken): boolean {
  return expires !== null && expires.getTime() <= Date.now()
}

/** The same number for the same person, as that API has numbers for people. */
function idOf(subject: string): number {
  return Number.parseInt(subject.slice(-5), 16) || 1
}

function alphanumerics(length: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('')
}
