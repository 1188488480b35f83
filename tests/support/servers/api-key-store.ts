import { randomBytes, randomUUID } from 'node:crypto'

type StoredKey = { id: string; name: string; clientId: string; created: string; lastModified: string }

/** The keys of every person, in memory, written the way the documented API writes them (api-facts §2.2, §3). */
export class ApiKeyStore {
  readonly #people = new Map<string, Map<string, StoredKey>>()
  readonly #drafts = new Map<string, { subject: string; created: string }>()
  /** Every client secret that was ever handed out, newest last: what a test looks for where it must not be. */
  readonly secrets: string[] = []

  /** Puts keys there without a request, oldest first. */
  add(subject: string, ...names: string[]): void {
    for (const name of names) this.#store(subject, randomUUID(), name, instant(6))
  }

  names(subject: string): string[] {
    return [...this.#of(subject).values()].map(({ name }) => name)
  }

  page(subject: string, query: URLSearchParams, links: string) {
    const size = Math.min(Number(query.get('size') ?? 20) || 20, 2000)
    const number = Number(query.get('page') ?? 0) || 0
    const sorted = [...this.#of(subject).values()].sort(order(query.get('sort')))
    const shown = sorted.slice(number * size, (number + 1) * size)
    return {
      // An empty collection has none.
      ...(shown.length > 0 && {
        _embedded: {
          apikeys: shown.map((key) => ({
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

  /** Reserves an identifier. Nothing is stored until it is created. */
  initialize(subject: string, links: string) {
    const id = randomUUID()
    const created = instant(8)
    this.#drafts.set(id, { subject, created })
    return {
      id,
      created,
      lastModified: created,
      profileId: subject,
      _links: { 'create apikey': { href: `${links}/apikeys/${id}` } },
    }
  }

  /** Undefined when nobody initialized it. The only answer that ever carries the secret. */
  create(subject: string, id: string, name: string, links: string) {
    const draft = this.#drafts.get(id)
    if (draft?.subject !== subject) return undefined
    this.#drafts.delete(id)
    const clientSecret = `canary_${randomBytes(32).toString('hex')}`
    this.secrets.push(clientSecret)
    return { ...asResource(this.#store(subject, id, name, draft.created), subject, links), clientSecret }
  }

  rename(subject: string, id: string, name: string, links: string) {
    const key = this.#of(subject).get(id)
    if (!key) return undefined
    key.name = name
    key.lastModified = instant(9)
    return asResource(key, subject, links)
  }

  delete(subject: string, id: string): boolean {
    return this.#of(subject).delete(id)
  }

  #of(subject: string): Map<string, StoredKey> {
    const keys = this.#people.get(subject) ?? new Map<string, StoredKey>()
    this.#people.set(subject, keys)
    return keys
  }

  #store(subject: string, id: string, name: string, created: string): StoredKey {
    const clientId = randomBytes(24).toString('base64url')
    const key = { id, name, clientId, created, lastModified: created }
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

/** Without a zone, which means UTC, and with more digits than a millisecond has. Never the same twice. */
function instant(digits: 6 | 8 | 9): string {
  ticks += 1
  const beyond = `${ticks}`.padStart(digits - 3, '0').slice(3 - digits)
  return `${new Date().toISOString().slice(0, -1)}${beyond}`
}
let ticks = 0

function order(sort: string | null): (one: StoredKey, other: StoredKey) => number {
  const [by = '', direction] = (sort ?? 'created,asc').split(',')
  const field = by === 'name' || by === 'lastModified' ? by : 'created'
  const sign = direction === 'desc' ? -1 : 1
  return (one, other) => sign * (one[field] < other[field] ? -1 : Number(one[field] > other[field]))
}

/** Looks like the token of a client for the next day. Nobody has to accept it. */
function developerToken(clientId: string): string {
  const issued = Math.floor(Date.now() / 1000)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = {
    sub: `${clientId}@clients`,
    iat: issued,
    exp: issued + 86_400,
    gty: 'client-credentials',
    azp: clientId,
  }
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${randomBytes(48).toString('base64url')}`
}
