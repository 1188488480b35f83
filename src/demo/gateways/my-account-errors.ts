import { HttpResponse } from 'msw'

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
}

const CODES: Record<number, string> = { 400: '0003', 403: '0002' }

type More = { invalid?: { field: string; detail: string }[]; headers?: Record<string, string> }

/** Creates an error in the format of the My Account API (RFC 7807, "problem details"). */
export function problem(status: number, detail: string, { invalid, headers = {} }: More = {}): Response {
  const type = `https://auth0.com/api-errors/A0E-${status}-${CODES[status] ?? '0001'}`
  const body = { type, status, title: TITLES[status], detail, ...(invalid && { validation_errors: invalid }) }
  return HttpResponse.json(body, { status, headers: { 'content-type': 'application/problem+json', ...headers } })
}

export function invalidField(field: string, detail: string): Response {
  return problem(400, 'Invalid request payload input.', { invalid: [{ field, detail }] })
}

export function methodNotFound(): Response {
  return problem(404, 'Authentication method not found.')
}
