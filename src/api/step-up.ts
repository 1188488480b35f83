import type { StepUp } from './errors'

/** Error codes that ask for a step-up: two of Auth0's My Account API and one of the Management API. */
const CODES = /A0E-403-0002|insufficient_scope|manage\.sudoRequired/
/** RFC 9470: an OAuth resource server asks for a step-up in the WWW-Authenticate header. */
const CHALLENGE = /insufficient_user_authentication/

/** Returns what the next login must prove, or undefined if the response does not ask for a step-up. */
export function demandedStepUp(response: Response, body: unknown): StepUp | undefined {
  if (response.status !== 401 && response.status !== 403) return undefined
  const challenge = response.headers.get('www-authenticate') ?? ''
  if (CHALLENGE.test(challenge)) return /acr_values/.test(challenge) ? 'mfa' : 'recent'
  return CODES.test(codesIn(body)) ? 'recent' : undefined
}

/** The fields of an error body that can contain a code. A code mentioned in another field does not count. */
function codesIn(body: unknown): string {
  if (typeof body !== 'object' || body === null) return ''
  const { type, title, detail, error, code, errors } = body as Record<string, unknown>
  const keys = Array.isArray(errors) ? errors.map((each: unknown) => (each as { key?: unknown } | null)?.key) : []
  return [type, title, detail, error, code, ...keys].filter((text) => typeof text === 'string').join('\n')
}
