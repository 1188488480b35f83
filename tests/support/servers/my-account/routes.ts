import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Account } from '../accounts.ts'
import { readJson } from '../listen.ts'
import type { Caller } from './access.ts'
import type { Enrollments } from './enrollments.ts'
import type { Faults } from './faults.ts'
import type { Method, MethodType, People } from './people.ts'
import { Problem } from './problem.ts'

export type Admitted = Caller & { account: Account }
type Desk = {
  origin: string
  faults: Faults
  factors: MethodType[]
  people: People
  enrollments: Enrollments
  /** Who asks, if they may: else a Problem. Counts against their limit. */
  admit: (scope: string) => Promise<Admitted>
  endOtherSessions: (caller: Admitted) => void
}
type Answer = { status: number; body?: object; headers?: Record<string, string> }

const METHODS = '/me/v1/authentication-methods'
const [READ, CREATE, UPDATE, DELETE] = [
  'read:me:authentication_methods',
  'create:me:authentication_methods',
  'update:me:authentication_methods',
  'delete:me:authentication_methods',
]

/** Every endpoint of the API (auth0.md §2.2). What it refuses is thrown as a Problem. */
export async function route(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', desk.origin)
  const [, part, verify] = /^\/([^/]+)(\/verify)?$/.exec(pathname.replace(METHODS, '')) ?? []
  const id = decodeURIComponent(part ?? '')
  const answer = await answerTo(`${request.method} ${kindOf(pathname, part, verify)}`)
  const { status, body, headers = {} } = answer
  if (!body) return void response.writeHead(status).end()
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))

  async function answerTo(what: string): Promise<Answer> {
    if (what === 'GET factors') {
      await desk.admit('read:me:factors')
      return { status: 200, body: { factors: desk.factors.map((type) => ({ type, usage: [usageOf(type)] })) } }
    }
    if (what === 'GET methods') {
      const methods = desk.people.of((await desk.admit(READ)).sub)
      const type = searchParams.get('type')
      return { status: 200, body: { authentication_methods: methods.filter((one) => !type || one.type === type) } }
    }
    if (what === 'GET method') return { status: 200, body: find(desk, await desk.admit(READ), id) }
    if (what === 'POST methods') return begin(request, desk)
    if (what === 'POST verify') return finish(request, desk, id)
    if (what === 'PATCH method') {
      const method = find(desk, await desk.admit(UPDATE), id)
      const name = (await readObject(request))['name']
      if (typeof name !== 'string' || name === '') throw new Problem(400, 'name must not be blank', { field: 'name' })
      return { status: 200, body: desk.people.rename(method, name) }
    }
    if (what === 'DELETE method') {
      const caller = await desk.admit(DELETE)
      if (desk.faults.conflictOnDelete) throw new Problem(409, 'The authentication method is in use')
      desk.people.delete(caller.sub, find(desk, caller, id).id)
      return { status: 204 }
    }
    throw new Problem(404, 'Not Found')
  }
}

async function begin(request: IncomingMessage, { admit, enrollments, faults, origin }: Desk): Promise<Answer> {
  const { account } = await admit(CREATE)
  const { id, answer } = enrollments.begin(account, await readObject(request))
  const at = faults.foreignLocation ? origin.replace('localhost', 'evil.localhost') : origin
  return { status: 202, body: answer, headers: { Location: `${at}${METHODS}/${encodeURIComponent(id)}` } }
}

async function finish(request: IncomingMessage, desk: Desk, id: string): Promise<Answer> {
  const caller = await desk.admit(CREATE)
  if (desk.faults.expiredSessions) throw new Problem(400, 'expired_token')
  const method = desk.enrollments.verify(caller.account, id, await readObject(request))
  if (method.type === 'password') desk.endOtherSessions(caller)
  return { status: 201, body: method }
}

function find({ faults, people }: Desk, { sub }: Admitted, id: string): Method {
  const method = faults.goneElsewhere ? undefined : people.find(sub, id)
  if (!method) throw new Problem(404, 'Not Found')
  return method
}

function usageOf(type: MethodType): string {
  return type === 'passkey' || type === 'password' ? 'primary' : 'secondary'
}

function kindOf(path: string, id: string | undefined, verify: string | undefined): string {
  if (path === '/me/v1/factors') return 'factors'
  if (path === METHODS) return 'methods'
  if (id === undefined || !path.startsWith(METHODS)) return 'unknown'
  return verify === undefined ? 'method' : 'verify'
}

async function readObject(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = await readJson(request)
  if (typeof body === 'object' && body !== null) return { ...body }
  // No JSON is as bad as the wrong one.
  throw new Problem(400, 'Payload validation error')
}
