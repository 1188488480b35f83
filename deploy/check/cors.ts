import { fetchCrossOrigin, preflight } from './as-browser.ts'
import { checkableApis, type Api } from './apis.ts'
import type { CheckContext } from './context.ts'
import { about, listOf, type Finding } from './finding.ts'
import { namesIn, outcomeOf, type Answer } from './request.ts'

/**
 * Asks each API for the console's origin what a browser asks: a preflight for each method, and a request without a bearer
 * token, whose refusal a page must be able to read.
 */
export async function checkCors(context: CheckContext): Promise<Finding[]> {
  const apis = await checkableApis(context)
  return Promise.all(apis.map((api) => checkApi(api, context)))
}

async function checkApi(api: Api, { base: { origin }, request }: CheckContext): Promise<Finding> {
  const { ok, wrong, unknown } = about(`cors-${api.id}`, `${api.name} answers the console`)
  const preflights = await Promise.all(
    api.methods.map(async (method) => ({
      method,
      answer: await request(api.url, preflight(origin, method, api.headers)),
    })),
  )
  const answer = await request(api.url, fetchCrossOrigin(origin, api.form))
  const consequence = `${api.without} The browser hides the response, so the console reports a network problem.`
  const unanswered = [answer, ...preflights.map((one) => one.answer)].find(({ status }) => status === 0)
  if (unanswered) return unknown({ cause: `${api.url} ${outcomeOf(unanswered)}.`, consequence, fix: api.fix(origin) })
  const problems = new Set([
    ...preflights.flatMap(({ method, answer: one }) => preflightProblems(one, origin, method, api.headers)),
    ...(isAllowedOrigin(answer, origin)
      ? []
      : [`a ${api.form ? 'POST' : 'GET'} ${outcomeOf(answer)} ${originText(answer)}`]),
  ])
  if (problems.size === 0) return ok()
  return wrong({ cause: `${api.url}: ${listOf([...problems])}.`, consequence, fix: api.fix(origin) })
}

function preflightProblems(answer: Answer, origin: string, method: string, headers: string[]): string[] {
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
