import { mediaTypeOf, missing } from '../../api-server/contract/contract.ts'
import { probe, reasonOf, type Answer, type Request, type Target } from './probe.ts'

/**
 * `differs` fails the run. `note` is something that the console can do without, such as a resource that the server does
 * not have.
 */
export type Result = { status: 'ok' | 'differs' | 'note'; check: string; call: string; problems: string[] }

type Expected = Request & {
  /** The statuses that the check accepts. */
  expect: number[]
  /** Further problems of the body of an accepted response that matches its schema. */
  inspect?: (body: unknown) => string[]
  /** Whether the console can do without it. */
  isOptional?: boolean
}

/** Runs checks and keeps their results. */
export class Checks {
  readonly results: Result[] = []
  readonly target: Target

  constructor(target: Target) {
    this.target = target
  }

  add(status: Result['status'], check: string, call: string, problems: string[]): void {
    this.results.push({ status, check, call, problems })
  }

  /** Sends a request and compares the response. Returns the response if it is as expected. */
  async run(check: string, { expect, inspect, isOptional = false, ...request }: Expected): Promise<Answer | undefined> {
    const { method = 'GET', path } = request
    const call = `${method} ${path}`
    const answer = await probe(this.target, request).catch((error: unknown) => {
      this.target.signal.throwIfAborted()
      this.add('differs', check, call, [reasonOf(error)])
    })
    if (!answer) return undefined
    const problems = this.#problemsOf(answer, request, expect)
    if (problems.length === 0) problems.push(...(inspect?.(answer.body) ?? []))
    this.add(problems.length === 0 ? 'ok' : isOptional ? 'note' : 'differs', check, call, problems)
    return problems.length === 0 ? answer : undefined
  }

  #problemsOf({ status, headers, body }: Answer, { method = 'GET', path }: Request, expect: number[]): string[] {
    const { contract, origin } = this.target
    if (status >= 300 && status < 400) {
      return [`status ${status}: redirects to ${headers['location'] ?? 'nowhere'}, which the console does not follow`]
    }
    if (mediaTypeOf(headers) === 'text/html' && status < 300 && typeof body === 'string') {
      return [`Content-Type: text/html, expected JSON. The console would ask the user to log in`]
    }
    const [pathname = ''] = path.split('?')
    const differences = contract.differences({
      method,
      path: pathname,
      requestHeaders: { origin },
      status,
      headers,
      body,
    })
    if (expect.includes(status)) return differences
    const cors = differences.filter((difference) => difference.startsWith('Access-Control-'))
    return [`status ${status}${messageIn(body)}, expected ${expect.join(' or ')}`, ...cors]
  }

  /** Asks as the browser does before a request to another origin. It carries no token. */
  async preflight(method: string, path: string): Promise<void> {
    const { origin, contract } = this.target
    const { requestHeaders } = contract.document.crossOrigin
    const call = `OPTIONS ${path}`
    const check = `allows the console's origin to send ${method}`
    const answer = await probe(this.target, {
      method: 'OPTIONS',
      path,
      bearer: null,
      headers: {
        'access-control-request-method': method,
        'access-control-request-headers': requestHeaders.join(','),
      },
    }).catch((error: unknown) => {
      this.target.signal.throwIfAborted()
      this.add('differs', check, call, [reasonOf(error)])
    })
    if (!answer) return
    const { status, headers } = answer
    const allowed = headers['access-control-allow-origin']
    const problems = [
      ...(status >= 200 && status < 300 ? [] : [`status ${status}, expected 2xx`]),
      ...(allowed === origin || allowed === '*'
        ? []
        : [`Access-Control-Allow-Origin: ${allowed ?? 'missing'}, expected ${origin}`]),
      // Browsers allow GET and POST whether a server lists them or not.
      ...(/^(GET|POST)$/.test(method) ? [] : missing('Access-Control-Allow-Methods', headers, [method])),
      ...missing('Access-Control-Allow-Headers', headers, requestHeaders),
    ]
    this.add(problems.length === 0 ? 'ok' : 'differs', check, call, problems)
  }

  /** Notes the headers that the console cannot read. It can do without them. */
  exposure(call: string, { headers }: Answer): void {
    const { exposedHeaders } = this.target.contract.document.crossOrigin
    const problems = missing('Access-Control-Expose-Headers', headers, exposedHeaders)
    this.add(problems.length === 0 ? 'ok' : 'note', 'lets the console read optional headers', call, problems)
  }
}

function messageIn(body: unknown): string {
  const error = fieldOf(body, 'message') ?? fieldOf(body, 'error')
  // A server may quote anything in its message, so it is short and on one line here.
  return typeof error === 'string' ? ` (${error.replace(/[\p{C}\s]+/gu, ' ').slice(0, 120)})` : ''
}

export function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined
}

/** Reports a field that must not be in a response. */
export function without(...names: string[]) {
  return (body: unknown): string[] =>
    names.flatMap((name) => {
      const value = fieldOf(body, name)
      return value === undefined || value === null ? [] : [`${name}: must be in the response to the creation only`]
    })
}

/** Reports a field with another value. */
export function withValue(name: string, value: unknown) {
  return (body: unknown): string[] =>
    `${fieldOf(body, name)}` === `${value}` ? [] : [`${name}: not the value "${value}" that was expected`]
}
