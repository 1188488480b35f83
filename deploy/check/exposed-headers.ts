import { fetchCrossOrigin } from './as-browser.ts'
import { checkableApis, type Api } from './apis.ts'
import type { CheckContext } from './context.ts'
import { about, listOf, type CheckResult } from './check-result.ts'
import { namesIn, outcomeOf } from './request.ts'

const USES: Record<string, string> = {
  'Retry-After': 'After "too many requests", the console waits a fixed time instead of the time that the server names.',
  Date: "Ages and countdowns follow the user's clock, which may be wrong.",
  Location: 'Setting up a factor may fail, because the console cannot read where it continues.',
}

/** Checks which response headers each API shows to the console. CORS hides most headers by default. */
export async function checkExposedHeaders(context: CheckContext): Promise<CheckResult[]> {
  const apis = (await checkableApis(context)).filter(({ exposed }) => exposed.length > 0)
  return Promise.all(apis.map((api) => checkApi(api, context)))
}

async function checkApi({ id, name, url, exposed }: Api, { base, request }: CheckContext): Promise<CheckResult> {
  const { ok, wrong, unknown } = about(`exposed-${id}`, `${name} exposes ${listOf(exposed)}`)
  const answer = await request(url, fetchCrossOrigin(base.origin))
  const shown = namesIn(answer, 'access-control-expose-headers')
  const missing = exposed.filter((header) => !shown.has(header.toLowerCase()) && !shown.has('*'))
  const consequence = missing.map((header) => USES[header]).join(' ')
  if (answer.status === 0)
    return unknown({ cause: `${url} ${outcomeOf(answer)}.`, consequence, fix: 'Start the server, and check again.' })
  if (missing.length === 0) return ok()
  const cause = `${url} does not name ${listOf(missing)} in Access-Control-Expose-Headers.`
  if (id === 'my-account') {
    const fix = 'Auth0 sets this header. Expose them at your own proxy, if there is one in front of the tenant.'
    return unknown({ cause: `${cause} Auth0 may do so in other responses.`, consequence, fix })
  }
  const fix = `Send Access-Control-Expose-Headers: ${exposed.join(', ')} with every response of the API.`
  return wrong({ cause, consequence, fix })
}
