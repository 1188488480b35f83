import { fieldOf, type Checks } from './checks.ts'
import { keysIn } from './hal-checks.ts'
import { TOKENS } from './management-checks.ts'
import { probe } from './probe.ts'

/** Deletes every key whose name begins with `name`. Returns what is left, one line each. */
export async function removeKeys(checks: Checks, name: string): Promise<string[]> {
  return remove(checks, { path: 'apikeys/', what: 'key', name }, async () => {
    const found: unknown[] = []
    for (let page = 0, pages = 1; page < pages; page += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      const body = await read(checks, `apikeys/?page=${page}&size=100&sort=created,desc`)
      found.push(...keysIn(body).filter((key) => `${key['name']}`.startsWith(name)))
      pages = Math.min(Number(fieldOf(fieldOf(body, 'page'), 'totalPages')) || 1, 1000)
    }
    return found
  })
}

/** Deletes every access token with this description. Returns what is left, one line each. */
export async function removeTokens(checks: Checks, description: string): Promise<string[]> {
  return remove(checks, { path: `${TOKENS}/`, what: 'access token', name: description }, async () => {
    const body = await read(checks, TOKENS)
    if (!Array.isArray(body)) throw new Error('not a list')
    return body.filter((token) => fieldOf(token, 'description') === description)
  })
}

async function remove(
  checks: Checks,
  { path, what, name }: { path: string; what: string; name: string },
  find: () => Promise<unknown[]>,
): Promise<string[]> {
  // Ctrl C ends the checks, but not the removal.
  const target = { ...checks.target, signal: new AbortController().signal }
  const found = await find().catch(() => undefined)
  if (!found) return [`Could not list the ${what}s, so "${name}" may be left.`]
  const left: string[] = []
  for (const item of found) {
    const id = `${fieldOf(item, 'id')}`
    const request = { method: 'DELETE', path: `${path}${encodeURIComponent(id)}` }
    // oxlint-disable-next-line no-await-in-loop -- one deletion after the other
    const answer = await probe(target, request).catch(() => undefined)
    const isGone = answer && (answer.status < 300 || answer.status === 404 || answer.status === 410)
    if (!isGone)
      left.push(`Could not delete the ${what} ${id} (${answer?.status ?? 'no response'}). Delete it yourself.`)
  }
  return left
}

async function read(checks: Checks, path: string): Promise<unknown> {
  const target = { ...checks.target, signal: new AbortController().signal }
  const { status, body } = await probe(target, { path })
  if (status !== 200 || typeof body !== 'object') throw new Error(`no list: status ${status}`)
  return body
}
