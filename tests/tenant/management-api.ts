import { createServer, type Server } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Item = Record<string, unknown>
type Answer = { status: number; body?: unknown }

/** Name of each collection in a URL, its name in a response, and the field that holds the ID of an item. */
const COLLECTIONS = {
  clients: { key: 'clients', id: 'client_id' },
  'client-grants': { key: 'client_grants', id: 'id' },
  connections: { key: 'connections', id: 'id' },
  'resource-servers': { key: 'resource_servers', id: 'id' },
  'actions/actions': { key: 'actions', id: 'id' },
} as const
type Collection = keyof typeof COLLECTIONS

/**
 * Stands in for the Auth0 Management API of one tenant, as far as `auth0-deploy-cli import` uses it for tenant.yaml. Keeps
 * what it is sent, and records each write. A call that it does not know is answered with 404 and recorded as unknown.
 */
export class ManagementApi {
  readonly collections = Object.fromEntries(Object.keys(COLLECTIONS).map((name) => [name, []])) as unknown as Record<
    Collection,
    Item[]
  >
  readonly bindings: Record<string, Binding[]> = {}
  readonly deployedActions: unknown[] = []
  /** Applications that a connection is enabled for, by the ID of the connection. */
  readonly enabledClients: Record<string, string[]> = {}
  readonly writes: string[] = []
  readonly unknown: string[] = []
  domain = ''
  #server: Server | undefined

  async start(tls: { key: Buffer; cert: Buffer }): Promise<void> {
    this.#server = createServer(tls, (request, response) => void this.#respond(request, response))
    await new Promise<void>((ready) => this.#server?.listen(0, 'localhost', ready))
    this.domain = `localhost:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections()
    await new Promise((closed) => this.#server?.close(closed))
  }

  /** Adds an item as if it had been in the tenant before the import, and returns its ID. */
  add(collection: Collection, item: Item): string {
    return String(this.#create(collection, item)[COLLECTIONS[collection].id])
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { pathname, searchParams } = new URL(request.url ?? '', 'https://localhost')
    const method = request.method ?? ''
    const isToken = pathname === '/oauth/token'
    const isAllowed = isToken || request.headers.authorization === 'Bearer management-token'
    const text = Buffer.concat(chunks).toString()
    const answer: Answer = !isAllowed
      ? { status: 401, body: { statusCode: 401, message: 'Invalid token' } }
      : isToken
        ? { status: 200, body: { access_token: 'management-token', token_type: 'Bearer', expires_in: 86400 } }
        : this.#call(method, decodeURIComponent(pathname.replace(/^\/api\/v2\//, '')), text, searchParams)
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body))
  }

  #call(method: string, path: string, text: string, query: URLSearchParams): Answer {
    if (method !== 'GET') this.writes.push(`${method} ${path}`)
    const body = (text ? JSON.parse(text) : {}) as Item
    return this.#callOf(method, path, body, query) ?? this.#reject(method, path)
  }

  #callOf(method: string, path: string, body: Item, query: URLSearchParams): Answer | undefined {
    const collection = (Object.keys(COLLECTIONS) as Collection[]).find((name) => path === name)
    if (collection && method === 'GET') return this.#list(collection, query)
    if (collection && method === 'POST') return { status: 201, body: this.#create(collection, body) }

    const clientsOf = /^connections\/([^/]+)\/clients$/.exec(path)?.[1]
    if (clientsOf !== undefined) return this.#enabledClients(method, clientsOf, body as unknown as Status[])

    const deployed = /^actions\/actions\/([^/]+)\/deploy$/.exec(path)?.[1]
    if (deployed !== undefined && method === 'POST') {
      this.deployedActions.push(this.#find('actions/actions', deployed)?.['name'])
      return { status: 200, body: {} }
    }
    if (path === 'actions/triggers' && method === 'GET')
      return { status: 200, body: { triggers: [{ id: 'post-login', version: 'v3', status: 'CURRENT' }] } }
    const trigger = /^actions\/triggers\/([^/]+)\/bindings$/.exec(path)?.[1]
    if (trigger !== undefined) return this.#bindings(method, trigger, body['bindings'] as Binding[])
    if (path === 'actions/modules' && method === 'GET')
      return { status: 200, body: { modules: [], total: 0, page: 0, per_page: 100 } }

    const [, name = '', id = ''] = /^(.+)\/([^/]+)$/.exec(path) ?? []
    const item = name in COLLECTIONS ? this.#find(name as Collection, id) : undefined
    if (item && method === 'GET') return { status: 200, body: item }
    if (item && method === 'PATCH') return { status: 200, body: Object.assign(item, body) }
    if (item && method === 'DELETE') {
      const items = this.collections[name as Collection]
      items.splice(items.indexOf(item), 1)
      return { status: 204 }
    }
    return undefined
  }

  #list(collection: Collection, query: URLSearchParams): Answer {
    const name = query.get('name')
    const strategies = query.getAll('strategy')
    const items = this.collections[collection].filter(
      (item) =>
        (name === null || item['name'] === name) &&
        (strategies.length === 0 || strategies.includes(String(item['strategy']))),
    )
    const { key } = COLLECTIONS[collection]
    const start = Number(query.get('page') ?? 0) * Number(query.get('per_page') ?? 50)
    return { status: 200, body: { [key]: items.slice(start), start, total: items.length, limit: 100 } }
  }

  #create(collection: Collection, body: Item): Item {
    const items = this.collections[collection]
    const item = { ...body, [COLLECTIONS[collection].id]: `${COLLECTIONS[collection].key}_${items.length + 1}` }
    items.push(item)
    return item
  }

  #find(collection: Collection, id: string): Item | undefined {
    return this.collections[collection].find((item) => item[COLLECTIONS[collection].id] === id)
  }

  #bindings(method: string, trigger: string, sent: Binding[]): Answer {
    if (method === 'PATCH') this.bindings[trigger] = sent
    const bindings = this.bindings[trigger] ?? []
    const answer = bindings.map(({ ref, display_name }) => ({ action: { name: ref.value }, display_name }))
    return { status: 200, body: { bindings: answer, total: answer.length, page: 0, per_page: 50 } }
  }

  #enabledClients(method: string, connection: string, statuses: Status[]): Answer {
    const enabled = new Set(this.enabledClients[connection])
    if (method === 'GET')
      return { status: 200, body: { clients: [...enabled].map((client_id) => ({ client_id })), next: null } }
    for (const { client_id: id, status } of statuses) {
      if (status) enabled.add(id)
      else enabled.delete(id)
    }
    this.enabledClients[connection] = [...enabled]
    return { status: 204 }
  }

  #reject(method: string, path: string): Answer {
    this.unknown.push(`${method} ${path}`)
    return { status: 404, body: { statusCode: 404, error: 'Not Found', message: `The stand-in has no ${path}` } }
  }
}

type Status = { client_id: string; status: boolean }
type Binding = { ref: { type: string; value: string }; display_name: string }
