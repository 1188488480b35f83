import { fieldOf, without, withValue, type Checks } from './checks.ts'
import { GONE } from './hal-checks.ts'
import { probe, type Answer } from './probe.ts'

export const TOKENS = 'manage/current-user/tokens'
const VERIFY = 'manage/tokens/verify'
const NOTIFICATIONS = 'manage/notifications'
const SESSIONS = 'manage/current-user/sessions'
const UNAVAILABLE = [404, 410, 501]

const LISTS = [
  [TOKENS, 'lists the access tokens'],
  ['manage/current-user/projects-invitations', 'lists the invitations to projects'],
  ['manage/current-user/organizations-invitations', 'lists the invitations to organizations'],
  ['manage/current-user/projects-join-requests', 'lists the join requests'],
  [NOTIFICATIONS, 'lists the notifications'],
  ['manage/current-user/promo-codes', 'lists the promo codes'],
  [SESSIONS, 'lists the sessions'],
] as const

/** The checks of the Management API that change nothing. */
export async function checkManagement(checks: Checks): Promise<void> {
  const answers: (readonly [string, Answer])[] = []
  for (const [path, check] of LISTS) {
    // oxlint-disable-next-line no-await-in-loop -- the results are in the order of the list
    const answer = await checkList(checks, path, check)
    if (answer) answers.push([path, answer])
  }
  const [available] = answers
  if (available) await checkAccess(checks, ...available)
  else if (checks.results.every(({ status }) => status === 'note')) {
    checks.add('differs', 'has a resource of the console', 'GET manage/…', ['none of the lists is available'])
  }
  const notifications = answers.find(([path]) => path === NOTIFICATIONS)?.[1].body
  const last = Array.isArray(notifications) ? fieldOf(notifications.at(-1), 'id') : undefined
  if (last !== undefined) {
    await checks.run('lists older notifications', {
      path: `${NOTIFICATIONS}?fromId=${encodeURIComponent(`${last}`)}`,
      expect: [200],
    })
  }
  if (answers.some(([path]) => path === SESSIONS)) {
    await checks.preflight('DELETE', `${SESSIONS}/1`)
    await checks.run('knows no session that does not exist', {
      method: 'DELETE',
      path: `${SESSIONS}/00000000-0000-4000-8000-000000000000`,
      expect: [...GONE],
    })
  }
  await checks.run('does not verify an unknown access token', {
    path: VERIFY,
    bearer: null,
    headers: { 'x-kbc-manageapitoken': '1-unknown' },
    expect: [401],
  })
  await checks.preflight('GET', VERIFY)
  await checks.preflight('POST', TOKENS)
  await checks.preflight('DELETE', `${TOKENS}/1`)
  await checks.preflight('PUT', 'manage/current-user/projects-invitations/1')
  await checks.preflight('PUT', NOTIFICATIONS)
}

async function checkAccess(checks: Checks, path: string, answer: Answer): Promise<void> {
  checks.exposure(`GET ${path}`, answer)
  await checks.run('refuses a request without a token', { path, bearer: null, expect: [401] })
  await checks.run('refuses an invalid token', { path, bearer: 'not.a.token', expect: [401] })
}

const inspections: Record<string, (list: unknown[]) => string[]> = {
  [TOKENS]: (tokens) => tokens.flatMap((token) => without('token')(token)),
  [SESSIONS]: (sessions) =>
    sessions.filter((session) => fieldOf(session, 'isCurrent') === true).length > 1
      ? ['isCurrent: more than one session is marked as the current one']
      : [],
}

/** A server may lack a resource. It says so with a status, and the console hides the section. */
async function checkList(checks: Checks, path: string, check: string): Promise<Answer | undefined> {
  const answer = await checks.run(check, {
    path,
    expect: [200, ...UNAVAILABLE],
    inspect: (body) => (Array.isArray(body) ? (inspections[path]?.(body) ?? []) : []),
  })
  if (!answer || answer.status === 200) return answer
  const result = checks.results.at(-1)
  if (result) Object.assign(result, { status: 'note', problems: [`not available on this server: ${answer.status}`] })
  return undefined
}

/** Creates, verifies and deletes an access token with this description. */
export async function checkManagementWrites(checks: Checks, description: string): Promise<void> {
  if (await isSteppedUp(checks, description)) return
  await checks.run('refuses a lifetime below one hour', {
    method: 'POST',
    path: TOKENS,
    body: { description, expiresIn: 60 },
    expect: [400, 422],
    inspect: (body) => (Array.isArray(fieldOf(body, 'errors')) ? [] : ['errors: missing, the field has no message']),
  })
  const created = await checks.run('creates an access token with its value', {
    method: 'POST',
    path: TOKENS,
    body: { description, expiresIn: 3600 },
    expect: [201],
    inspect: withValue('description', description),
  })
  if (!created) return
  const id = fieldOf(created.body, 'id')
  const value = `${fieldOf(created.body, 'token')}`
  const own = `${TOKENS}/${encodeURIComponent(`${id}`)}`
  await checks.run('lists the access token without its value', {
    path: TOKENS,
    expect: [200],
    inspect: (body) => {
      const listed = (body as unknown[]).find((token) => `${fieldOf(token, 'id')}` === `${id}`)
      return listed === undefined ? [`body: the token ${`${id}`} is missing`] : without('token')(listed)
    },
  })
  const verify = { path: VERIFY, bearer: null, headers: { 'x-kbc-manageapitoken': value } }
  await checks.run('verifies the access token', {
    ...verify,
    expect: [200],
    inspect: (body) => [...withValue('id', id)(body), ...without('token')(body)],
  })
  await checks.run('deletes the access token', { method: 'DELETE', path: own, expect: [204] })
  await checks.run('does not verify the deleted token', { ...verify, expect: [401] })
  await checks.run('can be asked twice to delete it', { method: 'DELETE', path: own, expect: [204, ...GONE] })
}

/** A server that asks for a fresh login before a write cannot be checked with this bearer token. */
async function isSteppedUp(checks: Checks, description: string): Promise<boolean> {
  const request = { method: 'POST', path: TOKENS, body: { description, expiresIn: 60 } }
  const answer = await probe(checks.target, request).catch(() => undefined)
  if (answer?.status !== 403 || fieldOf(answer.body, 'code') !== 'manage.sudoRequired') return false
  checks.add('note', 'creates an access token with its value', `POST ${TOKENS}`, [
    'the server asks for a fresh login first: use a bearer token of a login that is some minutes old',
  ])
  return true
}
