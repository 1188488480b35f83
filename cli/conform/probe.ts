import { confine } from '~/api/confine'

import type { Contract } from '../../api-server/contract/contract.ts'

/** A response, or the reason why there is none. */
export type Answer = {
  status: number
  headers: Record<string, string | undefined>
  /** Parsed if it is JSON. Undefined if it is empty. */
  body: unknown
}

export type Target = {
  /** Without a slash at its end. */
  baseUrl: string
  token: string
  /** The origin of the console. Each request carries it, as the browser's would. */
  origin: string
  contract: Contract
  signal: AbortSignal
}

export type Request = {
  method?: string
  /** Below the base URL, with its query. */
  path: string
  body?: unknown
  headers?: Record<string, string>
  /** Null sends no bearer token. */
  bearer?: string | null
}

const TIMEOUT_MS = 15_000

/** Sends a request as the console would. Follows no redirect, so the token never leaves the base URL. */
export async function probe(target: Target, { method = 'GET', path, body, headers, bearer }: Request): Promise<Answer> {
  const token = bearer === undefined ? target.token : bearer
  // The server has chosen IDs and links, and ".." would lead out of the API.
  const url = confine(path, target.baseUrl)
  if (url === null) throw new OutsideError()
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    signal: AbortSignal.any([target.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    headers: {
      accept: 'application/hal+json, application/json',
      origin: target.origin,
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, headers: Object.fromEntries(response.headers), body: bodyOf(await response.text()) }
}

function bodyOf(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

class OutsideError extends Error {
  override name = 'OutsideError'
}

/** The reason why a request got no response. */
export function reasonOf(error: unknown): string {
  if (error instanceof OutsideError) return 'not sent, because an ID or a link of the server leads out of the base URL'
  if (!(error instanceof Error)) return 'no response'
  if (error.name === 'TimeoutError') return `no response within ${TIMEOUT_MS / 1000} seconds`
  const cause = error.cause instanceof Error && 'code' in error.cause ? ` (${error.cause.code})` : ''
  return `no response${cause}`
}
