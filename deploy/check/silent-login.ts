import { tenantOrigin } from '../csp.ts'
import { loadFrame, openPage } from './as-browser.ts'
import { isTenantThere, validConfig, type CheckContext } from './context.ts'
import { about, type CheckResult } from './check-result.ts'
import { outcomeOf, redirectTarget, type Answer } from './request.ts'

/** Values that no login uses: the check never exchanges a code. */
const PROBE = {
  state: 'latchkey-check',
  nonce: 'latchkey-check',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
}

/**
 * Checks the URLs of the console that the tenant must know, with the requests that the console sends: a login, the hidden
 * frame that renews a session, and a log-out. Without cookies, the right answer to both logins is login_required.
 */
export async function checkSilentLogin(context: CheckContext): Promise<CheckResult[]> {
  const config = validConfig(context)
  const tenant = tenantOrigin(config?.auth0.domain)
  if (!config || tenant === undefined || !(await isTenantThere(context))) return []
  const { base, request } = context
  const { clientId, audience } = config.auth0
  const callback = new URL('callback', base).href
  const logOut = new URL('login', base).href

  const authorize = (responseMode: string) =>
    `${tenant}/authorize?${new URLSearchParams({
      client_id: clientId,
      redirect_uri: callback,
      audience,
      scope: 'openid profile email offline_access',
      response_type: 'code',
      response_mode: responseMode,
      prompt: 'none',
      ...PROBE,
    }).toString()}`
  const login = await request(authorize('query'), openPage)
  const frame = await request(authorize('web_message'), loadFrame)
  const returnTo = new URLSearchParams({ client_id: clientId, returnTo: logOut })
  const loggedOut = await request(`${tenant}/v2/logout?${returnTo.toString()}`, openPage)

  const client = checkClient(login, clientId, callback)
  if (client.status === 'wrong') return [client]
  const callbackResult = checkCallback(login, callback)
  return [
    client,
    callbackResult,
    checkAudience(login, audience, callback),
    checkWebOrigin(frame, base.origin, callbackResult.status === 'ok'),
    checkLogOut(loggedOut, logOut),
  ]
}

function checkClient(login: Answer, clientId: string, callback: string): CheckResult {
  const { ok, wrong, unknown } = about('client-id', 'The tenant knows the application')
  const consequence = 'Nobody can log in. The tenant shows an error page.'
  const fix = 'Copy the client ID of the Single Page Application in Auth0 to auth0.clientId in config.json.'
  const words = errorWords(login)
  if (/unknown[ _]client|invalid_client|client is invalid/i.test(words))
    return wrong({ cause: `The tenant has no application with the ID ${clientId}.`, consequence, fix })
  // Only an application has callback URLs.
  if (
    isSentTo(login, callback) ||
    /callback url mismatch|redirect_uri (?:is not in the list|did not match)/i.test(words)
  )
    return ok()
  return unknown({ cause: `The tenant ${outcomeOf(login)}, which says nothing about ${clientId}.`, consequence, fix })
}

/** The text of an error page, or the parameters of a redirect to one. */
function errorWords(answer: Answer): string {
  const target = redirectTarget(answer)
  return target
    ? [...target.searchParams.values(), ...new URLSearchParams(target.hash.slice(1)).values()].join(' ')
    : answer.text
}

function checkCallback(login: Answer, callback: string): CheckResult {
  const { ok, wrong, unknown } = about('callback-url', 'The tenant allows the callback URL')
  if (isSentTo(login, callback)) return ok()
  const consequence = 'Nobody can log in. The tenant shows an error page.'
  const fix = `Add ${callback} to "Allowed Callback URLs" of the application in Auth0.`
  const explanation = { cause: `A login for ${callback}: the tenant ${outcomeOf(login)}.`, consequence, fix }
  return isRefused(login) ? wrong(explanation) : unknown(explanation)
}

function checkAudience(login: Answer, audience: string, callback: string): CheckResult {
  const { ok, wrong, unknown } = about('audience', 'The tenant knows the audience')
  const consequence = 'Nobody can log in.'
  const fix = 'Create the API in Auth0, or copy its identifier to auth0.audience in config.json.'
  if (!isSentTo(login, callback)) {
    const cause = 'The tenant answers about the audience only if it allows the callback URL.'
    return unknown({ cause, consequence, fix: 'Fix the callback URL first.' })
  }
  const parameters = redirectTarget(login)?.searchParams
  const error = parameters?.get('error') ?? null
  if (error === 'login_required') return ok()
  const description = parameters?.get('error_description') ?? ''
  const cause = `For ${audience}, the tenant answered ${error === null ? 'no error code' : `"${error}: ${description}"`}.`
  const isUnknown = /service not found|invalid_target|audience|resource/i.test(`${error ?? ''} ${description}`)
  return isUnknown ? wrong({ cause, consequence, fix }) : unknown({ cause, consequence, fix })
}

function checkWebOrigin(frame: Answer, origin: string, isCallbackAllowed: boolean): CheckResult {
  const { ok, wrong, unknown } = about('web-origin', 'The tenant allows the hidden frame of the console')
  const consequence = 'The user is logged out at each reload. A login may fail with a time-out.'
  const fix = `Add ${origin} to "Allowed Web Origins" of the application in Auth0.`
  // Auth0 answers 400 with "The specified redirect_uri '…' does not have a registered origin."
  if (/registered origin/i.test(frame.text))
    return wrong({ cause: `The origin ${origin} is not registered at the tenant.`, consequence, fix })
  if (frame.status === 0 || frame.status === 429 || frame.status >= 500)
    return unknown({ cause: `The tenant ${outcomeOf(frame)}.`, consequence, fix })
  if (!isCallbackAllowed) {
    const cause = 'The tenant answers the frame only if it allows the callback URL.'
    return unknown({ cause, consequence, fix: 'Fix the callback URL first.' })
  }
  const blocker = frameBlocker(frame, origin)
  if (blocker !== undefined)
    return wrong({ cause: `The tenant does not let a frame show its response: ${blocker}.`, consequence, fix })
  if (isMessageFor(frame, origin)) return ok()
  return wrong({ cause: `The tenant ${outcomeOf(frame)}, and not with a message for ${origin}.`, consequence, fix })
}

/** The page of a tenant that has no session: it posts login_required to the origin of the console. */
function isMessageFor({ text }: Answer, origin: string): boolean {
  const parts = ['authorization_response', 'login_required', origin]
  return parts.every((part) => text.replaceAll('\\/', '/').includes(part))
}

/** Returns the header that keeps a page of `origin` from showing the response in a frame. */
function frameBlocker({ headers, url }: Answer, origin: string): string | undefined {
  const [ancestors] = /frame-ancestors[^;,]*/i.exec(headers.get('content-security-policy') ?? '') ?? []
  if (ancestors !== undefined) {
    const sources = ancestors.split(/\s+/).slice(1)
    const isAllowed = sources.some((source) => source === '*' || source.replace(/\/$/, '') === origin)
    return isAllowed ? undefined : ancestors.trim()
  }
  const option = headers.get('x-frame-options')
  if (option === null || (/^sameorigin$/i.test(option) && new URL(url).origin === origin)) return undefined
  return `X-Frame-Options: ${option}`
}

function checkLogOut(answer: Answer, returnTo: string): CheckResult {
  const { ok, wrong, unknown } = about('logout-url', 'The tenant allows the log-out URL')
  if (isSentTo(answer, returnTo)) return ok()
  const consequence = 'A log-out ends at an error page of the tenant.'
  const fix = `Add ${returnTo} to "Allowed Logout URLs" of the application in Auth0.`
  const explanation = { cause: `A log-out to ${returnTo}: the tenant ${outcomeOf(answer)}.`, consequence, fix }
  return isRefused(answer) ? wrong(explanation) : unknown(explanation)
}

/** A tenant with its own error page redirects there. Too many requests say nothing about a URL. */
function isRefused(answer: Answer): boolean {
  const target = redirectTarget(answer)
  if (target) return target.searchParams.has('error')
  return answer.status >= 400 && answer.status < 500 && answer.status !== 429
}

function isSentTo(answer: Answer, target: string): boolean {
  const location = redirectTarget(answer)
  return location !== undefined && location.origin + location.pathname === target
}
