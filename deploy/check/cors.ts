import { fetchCrossOrigin, preflight } from './as-browser.ts'
import { checkableApis, type Api } from './apis.ts'
import type { CheckContext } from './context.ts'
import { about, listOf, type CheckResult } from './check-result.ts'
import { namesIn, outcomeOf, type Answer } from './request.ts'

/**
 * Asks each API for the console's origin what a browser asks: a preflight for each method, and a request without a bearer
 * token. The API must refuse that request, in a response that a page can read.
 */
export async function checkCors(context: CheckContext): Promise<CheckResult[]> {
  const apis = await checkableApis(context)
  return Promise.all(apis.map((api) => checkApi(api, context)))
}

async function checkApi(api: Api, { base: { origin }, request }: CheckContext): Promise<CheckResult> {
  const { ok, wrong, unknown } = about(`cors-${api.id}`, `${api.name} answers the console`)
  const preflights = await Promise.all(
    api.calls.map(async ({ method, url = api.url, isOptional = false }) => ({
      method,
      isOptional,
      answer: await request(url, preflight(origin, method, api.headers)),
    })),
  )
  const answer = await request(api.url, fetchCrossOrigin(origin, api.form))
  const consequence = `${api.without} The browser hides the response, so the console reports a network problem.`
  const unanswered = [answer, ...preflights.map((one) => one.answer)].find(({ status }) => status === 0)
  if (unanswered) return unknown({ cause: `${api.url} ${outcomeOf(unanswered)}.`, consequence, fix: api.fix(origin) })
  const problems = new Set([
    ...preflights.flatMap((one) => preflightProblems(one, origin, api.headers)),
    ...(isAllowedOrigin(answer, origin)
      ? []
      : [`a ${api.form ? 'POST' : 'GET'} ${outcomeOf(answer)} ${originText(answer)}`]),
  ])
  const other =
    answer.status === 404 && api.otherUrl !== undefined
      ? await request(api.otherUrl, fetchCrossOrigin(origin))
      : undefined
  const refusal = refusalProblem(api, answer, other)
  if (problems.size > 0) {
    const cause = `${api.url}: ${listOf([...problems])}.${refusal ? ` ${refusal.cause}` : ''}`
    return wrong({ cause, consequence, fix: api.fix(origin) })
  }
  if (!refusal) return ok()
  const explanation = { cause: refusal.cause, consequence: refusal.consequence ?? api.without, fix: refusal.fix }
  return refusal.isCertain ? wrong(explanation) : unknown(explanation)
}

type RefusalProblem = { cause: string; consequence?: string; fix: string; isCertain: boolean }

/** An API that is there refuses a request without a bearer token: with 401 or 403, and a token endpoint also with 400. */
function refusalProblem(api: Api, answer: Answer, other: Answer | undefined): RefusalProblem | undefined {
  const { status } = answer
  const isRefusal = (one: Answer) => one.status === 401 || one.status === 403 || (api.form && one.status === 400)
  if (isRefusal(answer) || (other && isRefusal(other))) return undefined
  const cause = `${api.url} ${outcomeOf(answer)}${api.form ? '' : ' to a request without a bearer token'}`
  const fix = 'Correct the URL in config.json, and look at the log of the server.'
  if (status >= 200 && status < 300) {
    if (api.form) return { cause: `${cause}, although it had no valid code.`, fix, isCertain: true }
    return {
      cause: `${cause}: the API answers strangers, or it is another page.`,
      consequence: 'Anyone may read its data without a login, or the console finds no API at this URL.',
      fix: 'Let the API answer 401 without a valid bearer token. Correct the URL in config.json if it is not the API.',
      isCertain: true,
    }
  }
  if (status === 404 && other) {
    const isNothing = other.status === 404
    return { cause: `${cause}. ${other.url} ${outcomeOf(other)}.`, fix, isCertain: isNothing }
  }
  if (status >= 300 && status < 400) return { cause: `${cause}. The console does not follow it.`, fix, isCertain: true }
  return { cause: `${cause}, instead of 401.`, fix, isCertain: status === 404 || status >= 500 }
}

type Preflight = { method: string; isOptional: boolean; answer: Answer }

function preflightProblems({ method, isOptional, answer }: Preflight, origin: string, headers: string[]): string[] {
  if (isOptional && (answer.status === 404 || answer.status === 405)) return []
  if (answer.status < 200 || answer.status > 299) return [`a preflight ${outcomeOf(answer)}`]
  if (!isAllowedOrigin(answer, origin)) return [`a preflight answered ${originText(answer)}`]
  const methods = namesIn(answer, 'access-control-allow-methods')
  const allowed = namesIn(answer, 'access-control-allow-headers')
  const isSimple = method === 'GET' || method === 'POST'
  const missing = headers.filter(
    // A wildcard does not cover this header.
    (name) => !allowed.has(name) && (name === 'authorization' || !allowed.has('*')),
  )
  return [
    ...(isSimple || methods.has(method.toLowerCase()) || methods.has('*')
      ? []
      : [`a preflight does not allow ${method}`]),
    ...missing.map((name) => `a preflight does not allow the header ${name}`),
  ]
}

function isAllowedOrigin({ headers }: Answer, origin: string): boolean {
  const allowed = headers.get('access-control-allow-origin')
  return allowed === origin || allowed === '*'
}

function originText({ headers }: Answer): string {
  const allowed = headers.get('access-control-allow-origin')
  return allowed === null ? 'without Access-Control-Allow-Origin' : `for the origin ${allowed} only`
}
