// @vitest-environment node
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { sendRequest } from '../tests/support/servers/send-request.ts'
import { createLocalIssuer } from './local-issuer.ts'
import { joe, maria } from './people.ts'
import { startReference, type Reference } from './reference.ts'

const TOKENS = '/manage/current-user/tokens'

const issuer = await createLocalIssuer()
let folder: string
let dataFile: string
let running: Reference[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-api-'))
  dataFile = join(folder, 'data.json')
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((reference) => reference.close()))
  await rm(folder, { recursive: true })
})

async function start(file?: string): Promise<Reference> {
  const options = { trust: issuer.trust, allowOrigin: 'http://localhost:4173', port: 0, dataFile: file }
  const reference = await startReference(options)
  running.push(reference)
  return reference
}

async function get(url: string, user = maria): Promise<unknown> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${await issuer.sign(user.sub)}` } })
  expect(response.status).toBe(200)
  return response.json()
}

async function keyNames({ hal }: Reference, user = maria): Promise<string[]> {
  const body = (await get(`${hal}/apikeys/`, user)) as { _embedded: { apikeys: { name: string }[] } }
  return body._embedded.apikeys.map(({ name }) => name)
}

const READABLE = [
  TOKENS,
  '/manage/current-user/projects-invitations',
  '/manage/current-user/organizations-invitations',
  '/manage/current-user/projects-join-requests',
  '/manage/notifications',
  '/manage/current-user/promo-codes',
]

async function emptyLists({ management }: Reference, user = maria): Promise<string[]> {
  const lists = await Promise.all(READABLE.map((path) => get(management + path, user)))
  return READABLE.filter((_path, index) => (lists[index] as unknown[]).length === 0)
}

test('gives each user data of their own in every list', async () => {
  const reference = await start()
  expect(await keyNames(reference)).toContain('default')
  for (const user of [maria, joe]) {
    expect(await emptyLists(reference, user)).toEqual([])
  }
  const ids = async (user: typeof maria) =>
    ((await get(reference.management + TOKENS, user)) as { id: number }[]).map(({ id }) => id)
  const idsOfMaria = await ids(maria)
  expect((await ids(joe)).filter((id) => idsOfMaria.includes(id))).toEqual([])
})

test('rejects a token of another issuer', async () => {
  const { hal } = await start()
  const bearer = await (await createLocalIssuer()).sign(maria.sub)
  expect(await sendRequest('GET', `${hal}/apikeys/`, { bearer })).toMatchObject({ status: 401 })
})

describe('a data file', () => {
  test('keeps the changes of both APIs, and the seeded data only once', async () => {
    const first = await start(dataFile)
    const bearer = await issuer.sign(maria.sub)
    const before = await keyNames(first)
    const draft = await fetch(`${first.hal}/apikeys/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}` },
    })
    const { id } = (await draft.json()) as { id: string }
    await sendRequest('PUT', `${first.hal}/apikeys/${id}`, { bearer, body: { name: 'Kept' } })
    const body = { description: 'Kept', expiresIn: 7200 }
    const created = await sendRequest('POST', first.management + TOKENS, { bearer, body })
    const { token } = created.body as { token: string }
    await first.close()

    const second = await start(dataFile)
    expect(await keyNames(second)).toEqual([...before, 'Kept'])
    const headers = { 'x-kbc-manageapitoken': token }
    const verified = await sendRequest('GET', `${second.management}/manage/tokens/verify`, { headers })
    expect(verified).toMatchObject({ status: 200, body: { description: 'Kept', user: { name: maria.name } } })
    const next = await sendRequest('POST', second.management + TOKENS, { bearer, body })
    expect((next.body as { id: number }).id).toBeGreaterThan((created.body as { id: number }).id)
    expect(await emptyLists(second)).toEqual([])
  })

  test('can be read by its owner only, because it contains access tokens', async () => {
    await get(`${(await start(dataFile)).hal}/apikeys/`)
    expect((await stat(dataFile)).mode & 0o777).toBe(0o600)
    expect(await readFile(dataFile, 'utf8')).toContain(maria.sub)
  })

  test.each([
    ['{"users":', 'is not JSON. Delete it to start with new data.'],
    ['{"users":[]}', 'is not a file of "latchkey api": keys is invalid. Choose another file.'],
  ])('that contains %s stays as it is', async (text, message) => {
    await writeFile(dataFile, text)
    await expect(start(dataFile)).rejects.toThrow(`${dataFile} ${message}`)
    expect(await readFile(dataFile, 'utf8')).toBe(text)
  })

  test('in a missing folder ends the start', async () => {
    await expect(start(join(folder, 'missing/data.json'))).rejects.toThrow(
      /^Could not write .*missing\/data\.json: ENOENT/,
    )
  })
})

test('frees the port of the HAL API if the next port is in use', async () => {
  const other = await start()
  const taken = Number(new URL(other.management).port)
  const port = taken - 1
  const options = { trust: issuer.trust, allowOrigin: 'http://localhost:4173', port }
  await expect(startReference(options)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await expect(fetch(`http://localhost:${port}/`)).rejects.toThrow(TypeError)
})
