import { randomBytes, randomUUID } from 'node:crypto'
import * as z from 'zod/mini'

const StoredKey = z.object({
  subject: z.string(),
  id: z.string(),
  name: z.string(),
  clientId: z.string(),
  created: z.string(),
  lastModified: z.string(),
})
type StoredKey = z.output<typeof StoredKey>

/** The keys of a file that `latchkey api --data` has written. */
export const SavedKeys = z.array(StoredKey)

/** The API keys of all users, in memory, in the format of docs/api/hal.md#api-key. */
export class ApiKeyStore {
  readonly #keysByUser = new Map<string, Map<string, StoredKey>>()
  readonly #reservations = new Map<string, { subject: string; created: string }>()

  constructor(saved: readonly StoredKey[] = []) {
    for (const key of saved) this.#of(key.subject).set(key.id, { ...key })
  }

  toJSON(): StoredKey[] {
    return [...this.#keysByUser.values()].flatMap((keys) => [...keys.values()])
  }

  /** Adds keys without a request, oldest first. */
  add(subject: string, ...names: string[]): void {
    for (const name of names) this.#store(subject, randomUUID(), name, nextInstant(6))
  }

  names(subject: string): string[] {
    return [...this.#of(subject).values()].map(({ name }) => name)
  }

  page(subject: string, query: URLSearchParams, links: string) {
    const size = Math.min(Number(query.get('size') ?? 20) || 20, 2000)
    const number = Number(query.get('page') ?? 0) || 0
    const sorted = [...this.#of(subject).values()].sort(compareBy(query.get('sort')))
    const keys = sorted.slice(number * size, (number + 1) * size)
    return {
      // An empty collection has no _embedded.
      ...(keys.length > 0 && {
        _embedded: {
          apikeys: keys.map((key) => ({
            ...asResource(key, subject, links),
            ...(key.name === 'default' && { accessToken: developerToken(key.clientId) }),
          })),
        },
      }),
      _links: { self: { href: `${links}/apikeys/?page=${number}&size=${size}` } },
      page: { size, totalElements: sorted.length, totalPages: Math.ceil(sorted.length / size), number },
    }
  }

  view(subject: string, id: string, links: string) {
    const key = this.#of(subject).get(id)
    return key && asResource(key, subject, links)
  }

  /** Reserves an ID. No key exists until the ID is passed to `create`. */
  initialize(subject: string, links: string) {
    const id = randomUUID()
    const created = nextInstant(8)
    this.#reservations.set(id, { subject, created })
    return {
      id,
      created,
      lastModified: created,
      profileId: subject,
      _links: { 'create apikey': { href: `${links}/apikeys/${id}` } },
    }
  }

  /** Returns the new key with its secret, which no other response contains. Undefined if the ID was not reserved. */
  create(subject: string, id: string, name: string, links: string) {
    const reservation = this.#reservations.get(id)
    if (reservation?.subject !== subject) return undefined
    this.#reservations.delete(id)
    const clientSecret = randomBytes(32).toString('hex')
    return { ...asResource(this.#store(subject, id, name, reservation.created), subject, links), clientSecret }
  }

  rename(subject: string, id: string, name: string, links: string) {
    const key = this.#of(subject).get(id)
    if (!key) return undefined
    key.name = name
    key.lastModified = nextInstant(9)
    return asResource(key, subject, links)
  }

  delete(subject: string, id: string): boolean {
    return this.#of(subject).delete(id)
  }

  #of(subject: string): Map<string, StoredKey> {
    const keys = this.#keysByUser.get(subject) ?? new Map<string, StoredKey>()
    this.#keysByUser.set(subject, keys)
    return keys
  }

  #store(subject: string, id: string, name: string, created: string): StoredKey {
    const clientId = randomBytes(24).toString('base64url')
    const key = { subject, id, name, clientId, created, lastModified: created }
    this.#of(subject).set(id, key)
    return key
  }
}

function asResource({ id, created, lastModified, name, clientId }: StoredKey, subject: string, links: string) {
  const self = { href: `${links}/apikeys/${id}` }
  const profile = { href: `${links}/profiles/${encodeURIComponent(subject)}` }
  const _links = { self, 'update apikey': self, 'delete apikey': self, profile }
  return { id, created, lastModified, name, clientId, profileId: subject, _links }
}

/** The current time in UTC without a zone, as the API sends it, with a unique fraction of the second. */
function nextInstant(digits: 6 | 8 | 9): string {
  ticks += 1
  const digitsAfterMilliseconds = `${ticks}`.padStart(digits - 3, '0').slice(3 - digits)
  return `${new Date().toISOString().slice(0, -1)}${digitsAfterMilliseconds}`
}
let ticks = 0

function compareBy(sort: string | null): (a: StoredKey, b: StoredKey) => number {
  const [by = '', direction] = (sort ?? 'created,asc').split(',')
  const field = by === 'name' || by === 'lastModified' ? by : 'created'
  const sign = direction === 'desc' ? -1 : 1
  return (a, b) => sign * (a[field] < b[field] ? -1 : Number(a[field] > b[field]))
}

/** Returns a token with a lifetime of one day and a random signature. No server verifies the signature. */
function developerToken(clientId: string): string {
  const issuedAt = Math.floor(Date.now() / 1000)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = {
    sub: `${clientId}@clients`,
    iat: issuedAt,
    exp: issuedAt + 86_400,
    gty: 'client-credentials',
    azp: clientId,
  }
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${randomBytes(48).toString('base64url')}`
}
