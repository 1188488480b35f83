import type { StepUp } from './errors'

/** The codes that mean: log in again, more strongly. Auth0's My Account API (auth0.md §2.6) and the Manage API. */
const CODES = /A0E-403-0002|insufficient_scope|manage\.sudoRequired/
/** RFC 9470: an OAuth resource that wants a fresher or stronger login says so in a header. */
const CHALLENGE = /insufficient_user_authentication/

/** What the next login has to prove, when a refusal says that this one does not prove enough. */
export function demandedStepUp(response: Response, body: unknown): StepUp | undefined {
  if (response.status !== 401 && response.status !== 403) return undefined
  const challenge = response.headers.get('www-authenticate') ?? ''
  if (CHALLENGE.test(challenge)) return /acr_values/.test(challenge) ? 'mfa' : 'recent'
  return CODES.test(codesIn(body)) ? 'recent' : undefined
}

/** Only where an error body keeps its codes: a sentence that happens to mention one is no demand. */
function codesIn(body: unknown): string {
  if (typeof body !== 'object' || body === null) return ''
  const { type, title, detail, error, code, errors } = body as Record<string, unknown>
  const keys = Array.isArray(errors) ? errors.map((each: unknown) => (each as { key?: unknown } | null)?.key) : []
  return [type, title, detail, error, code, ...keys].filter((text) => typeof text === 'string').join('\n')
}
