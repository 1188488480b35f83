type PageOptions = { count: number; page: number; size: number; isDescending?: boolean; links: string }

const DAY = 86_400_000
const start = Date.UTC(2026, 0, 1, 8, 30)

/** One page of a list of any length, written as the HAL API writes it; the same each time, and sorted as it is made. */
export function keysPage({ count, page, size, isDescending = false, links }: PageOptions) {
  const shown = Math.max(0, Math.min(size, count - page * size))
  const keys = Array.from({ length: shown }, (_, row) => {
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
    created: instant(start + index * 60_000),
    lastModified: instant(start + index * 60_000 + DAY),
    name: index === 0 ? 'default' : `key ${`${index}`.padStart(5, '0')}`,
    clientId,
    profileId: 'auth0|bench',
    ...(index === 0 && { accessToken: unsignedToken({ sub: `${clientId}@clients`, ...lifetime() }) }),
    _links: { self, 'update apikey': self, 'delete apikey': self },
  }
}

/** Zone-less, with more digits than a millisecond has. */
const instant = (time: number) => `${new Date(time).toISOString().slice(0, -1)}123`

export function lifetime(): { iat: number; exp: number } {
  const iat = Math.floor(Date.now() / 1000)
  return { iat, exp: iat + 86_400 }
}

/** Has the shape of a token. Nobody here checks a signature. */
export function unsignedToken(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${'s'.repeat(342)}`
}
