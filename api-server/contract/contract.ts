import type { Exchange } from '../http/start-api.ts'
import { OpenApi, type DocumentedResponse } from './openapi.ts'

/** Checks exchanges against an OpenAPI document of docs/api/. */
export class Contract {
  readonly document: OpenApi

  constructor(text: string, options: { strict: boolean }) {
    this.document = new OpenApi(text, options)
  }

  /**
   * Returns how a response differs from the document, one line each. `path` is below the base URL. `requestHeaders` has
   * the `origin` of a page, if there is one: CORS matters only then.
   */
  differences({ method, path, requestHeaders, ...response }: Exchange): string[] {
    if (method === 'OPTIONS') return this.#preflight(requestHeaders, response)
    const operations = this.document.operationsAt(path)
    const operation = operations?.[method.toLowerCase()]
    const { status } = response
    const origin = corsProblems(response.headers, requestHeaders['origin'])
    if (!operation) {
      return [404, 405].includes(status) ? origin : [`status ${status}: the document does not have this call`]
    }
    const documented = this.document.responseOf(operation, status)
    if (!documented) return [`status ${status}: expected ${statusesOf(operation)}`, ...origin]
    return [...this.#contentProblems(documented, response), ...this.#headerProblems(documented, response), ...origin]
  }

  #contentProblems({ content, ...documented }: DocumentedResponse, { headers, body }: Response): string[] {
    const types = Object.keys(content)
    const isEmpty = body === undefined || body === ''
    if (isEmpty) {
      const mayBeEmpty = types.length === 0 || documented['x-latchkey-empty-body']
      return mayBeEmpty ? [] : ['body: expected one, but the response is empty']
    }
    if (types.length === 0) return ['body: expected none']
    const type = mediaTypeOf(headers)
    const media = content[type]
    if (!media) return [`Content-Type: ${type || 'none'}, expected ${types.join(' or ')}`]
    return media.schema ? this.document.problemsOf(body, media.schema) : []
  }

  #headerProblems({ headers: documented }: DocumentedResponse, { headers }: Response): string[] {
    return Object.entries(documented).flatMap(([name, { required, schema }]) => {
      const value = headers[name.toLowerCase()]
      // Without a page of another origin, a server may leave its CORS headers out.
      if (value === undefined) return required && !name.startsWith('Access-Control-') ? [`${name}: missing`] : []
      if (!schema) return []
      return this.document.problemsOf(value, schema).map(() => `${name}: "${value}" is invalid`)
    })
  }

  /** A refused preflight has no problem here: whether it should be refused depends on the origin. */
  #preflight(requestHeaders: Exchange['requestHeaders'], { status, headers }: Response): string[] {
    if (status >= 300) return []
    const { methods, requestHeaders: names } = this.document.crossOrigin
    return [
      ...corsProblems(headers, requestHeaders['origin']),
      ...missing('Access-Control-Allow-Methods', headers, methods),
      ...missing('Access-Control-Allow-Headers', headers, names),
    ]
  }
}

type Response = Pick<Exchange, 'status' | 'headers' | 'body'>

export function mediaTypeOf(headers: Exchange['headers']): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** Returns the entries that a comma-separated header does not have. A `*` has them all, except `authorization`. */
export function missing(name: string, headers: Exchange['headers'], wanted: readonly string[]): string[] {
  const listed = new Set((headers[name.toLowerCase()] ?? '').split(',').map((each) => each.trim().toLowerCase()))
  const absent = wanted.filter(
    (each) => !listed.has(each.toLowerCase()) && !(listed.has('*') && each.toLowerCase() !== 'authorization'),
  )
  return absent.length > 0 ? [`${name}: ${absent.join(', ')} missing`] : []
}

function corsProblems(headers: Exchange['headers'], origin: string | undefined): string[] {
  if (origin === undefined) return []
  const allowed = headers['access-control-allow-origin']
  if (allowed === origin || allowed === '*') return []
  return [`Access-Control-Allow-Origin: ${allowed ?? 'missing'}, expected ${origin}`]
}

function statusesOf({ responses }: { responses: object }): string {
  return Object.keys(responses).join(', ')
}
