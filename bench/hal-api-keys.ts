type PageOptions = { count: number; page: number; size: number; isDescending?: boolean; links: string }

const DAY = 86_400_000
const start = Date.UTC(2026, 0, 1, 8, 30)

/** Returns one page of a constant list of `count` keys, sorted by creation, in the format of docs/api/hal.md. */
export function keysPage({ count, page, size, isDescending = false, links }: PageOptions) {
  const length = Math.max(0, Math.min(size, count - page * size))
  const keys = Array.from({ length }, (_, row) => {
    const index = page * size + row
    return keyAt(isDescending ? count - 1 - index : index, links)
  })
  return {
    ...(keys.length > 0 && { _embedded: { apikeys: keys } }),
    _links: { self: { href: `${links}/apikeys/?page=${page}&size=${size}` } },
    page: { size, totalElements: count, totalPages: Math.ceil(count / size), number: page },
  }
}

function keyAt(index: number, links: string) {
  const id = `00000000-0000-4000-8000-${`${index}`.padStart(12, '0')}`
  const clientId = Buffer.from(`client ${index} of the bench`.padEnd(24, '.')).toString('base64url')
  const self = { href: `${links}/apikeys/${id}` }
  return {
    id,
    created: toInstant(start + index * 60_000),
    lastModified: toInstant(start + index * 60_000 + DAY),
    name: index === 0 ? 'default' : `key ${`${index}`.padStart(5, '0')}`,
    clientId,
    profileId: 'auth0|bench',
    ...(index === 0 && { accessToken: unsignedToken({ sub: `${clientId}@clients`, ...lifetime() }) }),
    _links: { self, 'update apikey': self, 'delete apikey': self },
  }
}

/** Formats an instant in UTC without a zone, with microseconds, as the API does. */
const toInstant = (time: number) => `${new Date(time).toISOString().slice(0, -1)}123`

/** Returns the claims of a token that is valid for a day from now. */
export function lifetime(): { iat: number; exp: number } {
  const iat = Math.floor(Date.now() / 1000)
  return { iat, exp: iat + 86_400 }
}

/** Returns a JWT with an invalid signature. The bench server does not verify tokens. */
export function unsignedToken(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${'s'.repeat(342)}`
}
