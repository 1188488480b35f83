import { randomUUID } from 'node:crypto'

import { confine } from '~/api/confine'
import { halActions } from '~/api/hal'

import { fieldOf, without, withValue, type Checks } from './checks.ts'

const SECRETS = ['clientSecret', 'client_secret', 'secret']
export const GONE = [404, 410]

/** The checks of the HAL API that change nothing. */
export async function checkHal(checks: Checks): Promise<void> {
  const { baseUrl } = checks.target
  const list = await checks.run('lists the keys', {
    path: 'apikeys/?page=0&size=20&sort=created,asc',
    expect: [200],
    inspect: (body) => [...pageProblems(body, 20), ...keysIn(body).flatMap((key) => keyProblems(key, baseUrl))],
  })
  if (list) checks.exposure('GET apikeys/', list)
  await checks.run('sends pages of the requested size', {
    path: 'apikeys/?page=0&size=1&sort=name,desc',
    expect: [200],
    inspect: (body) => pageProblems(body, 1),
  })
  await checks.run('answers without the slash at the end', {
    path: 'apikeys?page=0&size=1',
    expect: [200],
    isOptional: true,
  })

  const [first] = keysIn(list?.body)
  const self = first && pathOf(actionsOf(first)['self'], baseUrl)
  if (self) {
    await checks.run('shows a key at its self link', {
      path: self,
      expect: [200],
      inspect: (body) => [...withValue('id', first['id'])(body), ...without(...SECRETS)(body)],
    })
  }
  await checks.run('does not find an unknown key', { path: `apikeys/${randomUUID()}`, expect: GONE })
  await checks.run('refuses a request without a token', { path: 'apikeys/', bearer: null, expect: [401] })
  await checks.run('refuses an invalid token', { path: 'apikeys/', bearer: 'not.a.token', expect: [401] })
  await checks.preflight('GET', 'apikeys/')
  await checks.preflight('POST', 'apikeys/')
  await checks.preflight('PUT', `apikeys/${randomUUID()}`)
  await checks.preflight('DELETE', `apikeys/${randomUUID()}`)
}

/** Reserves, creates, renames and deletes a key of this name. */
export async function checkHalWrites(checks: Checks, name: string): Promise<void> {
  const { baseUrl } = checks.target
  const draft = await checks.run('reserves a key', { method: 'POST', path: 'apikeys/', expect: [200] })
  if (!draft) return
  const id = `${fieldOf(draft.body, 'id')}`
  const own = `apikeys/${encodeURIComponent(id)}`
  const createLink = actionsOf(draft.body)['create']
  const path = createLink === undefined ? own : pathOf(createLink, baseUrl)
  if (path === undefined) {
    return checks.add('differs', 'links a reserved key', 'POST apikeys/', linkProblems('create', createLink, baseUrl))
  }

  await checks.run('refuses a key without a name', {
    method: 'PUT',
    path,
    body: { name: ' ' },
    expect: [400],
    inspect: (body) => (Array.isArray(fieldOf(body, 'errors')) ? [] : ['errors: missing, the field has no message']),
  })
  const created = await checks.run('creates a key with its secret', {
    method: 'PUT',
    path,
    body: { name },
    expect: [201],
    inspect: (body) =>
      typeof fieldOf(body, 'error') === 'string'
        ? [`body: an error with status ${fieldOf(body, 'status')}`]
        : [
            ...withValue('id', id)(body),
            ...withValue('name', name)(body),
            ...(SECRETS.some((field) => typeof fieldOf(body, field) === 'string') ? [] : ['clientSecret: missing']),
            ...keyProblems(body, baseUrl),
          ],
  })
  if (!created) return
  await checks.run('shows the key without its secret', {
    path: own,
    expect: [200],
    inspect: (body) => [...withValue('name', name)(body), ...without(...SECRETS)(body)],
  })
  const actions = actionsOf(created.body)
  const updatePath = pathOf(actions['update'], baseUrl)
  if (updatePath) {
    await checks.run('renames the key', {
      method: 'PUT',
      path: updatePath,
      body: { name: `${name} renamed` },
      expect: [200],
      inspect: without(...SECRETS),
    })
    await checks.run('shows the new name', { path: own, expect: [200], inspect: withValue('name', `${name} renamed`) })
  }
  const deletePath = pathOf(actions['delete'], baseUrl)
  if (!deletePath) return checks.add('differs', 'links its deletion', `PUT ${path}`, ['_links: no delete action'])
  await checks.run('deletes the key', { method: 'DELETE', path: deletePath, expect: [204] })
  await checks.run('does not find the deleted key', { path: own, expect: GONE })
  await checks.run('can be asked twice to delete it', { method: 'DELETE', path: deletePath, expect: [204, ...GONE] })
}

export function keysIn(body: unknown): Record<string, unknown>[] {
  return [fieldOf(fieldOf(body, '_embedded'), 'apikeys') ?? []].flat() as Record<string, unknown>[]
}

function pageProblems(body: unknown, size: number): string[] {
  const page = fieldOf(body, 'page') as { size: number; totalElements: number; totalPages: number; number: number }
  const count = keysIn(body).length
  return [
    ...(page.number === 0 ? [] : [`page.number: ${page.number}, expected 0`]),
    ...(count <= size ? [] : [`_embedded.apikeys: ${count} keys, expected at most ${size}`]),
    ...(count > 0 || page.totalElements === 0 ? [] : ['_embedded.apikeys: empty, but page.totalElements is not 0']),
    ...(page.totalPages === Math.ceil(page.totalElements / (page.size || 1))
      ? []
      : ['page.totalPages: does not match totalElements and size']),
  ]
}

function keyProblems(key: unknown, baseUrl: string): string[] {
  const actions = actionsOf(key)
  const own = `apikeys/${encodeURIComponent(`${fieldOf(key, 'id')}`)}`
  return (['self', 'update', 'delete'] as const).flatMap((action) => {
    const href = actions[action]
    if (href === undefined) return []
    const path = pathOf(href, baseUrl)
    if (path === undefined) return linkProblems(action, href, baseUrl)
    return path === own ? [] : [`_links: "${action}" leads to ${path}, expected ${own}`]
  })
}

function linkProblems(action: string, href: string | null | undefined, baseUrl: string): string[] {
  return [`_links: "${action}" leads to ${href ?? 'a template that cannot be expanded'}, outside ${baseUrl}`]
}

function actionsOf(resource: unknown): Partial<Record<string, string | null>> {
  return halActions((fieldOf(resource, '_links') ?? {}) as Record<string, unknown>, `${fieldOf(resource, 'id')}`)
}

/** Returns the path of a link below the base URL, or undefined if the console would not follow the link. */
function pathOf(href: string | null | undefined, baseUrl: string): string | undefined {
  const url = typeof href === 'string' ? confine(href, baseUrl) : null
  return url?.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length + 1) : undefined
}
