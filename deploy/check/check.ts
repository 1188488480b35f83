import { checkAssets } from './assets.ts'
import { checkBrand } from './brand.ts'
import { checkCaching } from './caching.ts'
import { checkClock } from './clock.ts'
import { checkConfig } from './config.ts'
import { readContext, type CheckContext, type CheckOptions } from './context.ts'
import { checkCors } from './cors.ts'
import { checkExposedHeaders } from './exposed-headers.ts'
import { about, type CheckResult } from './check-result.ts'
import { checkHeaders } from './headers.ts'
import { isCertificateError, outcomeOf, type Answer } from './request.ts'
import { checkSameSite } from './same-site.ts'
import { checkServiceWorker } from './service-worker.ts'
import { checkSilentLogin } from './silent-login.ts'
import { checkTenant } from './tenant.ts'
import { checkTls } from './tls.ts'
import { checkVersion } from './version.ts'

export type Group = { name: string; results: CheckResult[] }

type Check = (context: CheckContext) => Promise<CheckResult[]>

/** The checks by their subject, which completes the sentence "Could not check …". */
const GROUPS: Record<string, Record<string, Check>> = {
  Host: {
    HTTPS: checkTls,
    'config.json': checkConfig,
    'the files of the build': checkAssets,
    'the files of the brand': checkBrand,
    'service workers': checkServiceWorker,
    'the version': checkVersion,
  },
  Headers: { 'the headers': checkHeaders },
  Caching: { 'the caches': checkCaching },
  Tenant: { 'the tenant': checkTenant, 'the URLs at the tenant': checkSilentLogin, 'the sites': checkSameSite },
  APIs: { CORS: checkCors, 'exposed headers': checkExposedHeaders, 'the clocks': checkClock },
}

/** Runs all checks of a deployed console. Without a page of the console, it returns only the cause. */
export async function checkSite(options: CheckOptions): Promise<Group[]> {
  const context = await readContext(options)
  const reached = checkReachable(context.page)
  if (reached.status !== 'ok') return [{ name: 'Host', results: [reached] }]
  const groups = await Promise.all(
    Object.entries(GROUPS).map(async ([name, checks]) => ({
      name,
      results: (await Promise.all(Object.entries(checks).map((check) => resultsOf(check, context)))).flat(),
    })),
  )
  for (const { name, results } of groups) if (name === 'Host') results.unshift(reached)
  return groups.filter(({ results }) => results.length > 0)
}

/** A response that a check did not expect must not hide the results of the other checks. */
async function resultsOf([subject, check]: [string, Check], context: CheckContext): Promise<CheckResult[]> {
  try {
    return await check(context)
  } catch (error) {
    const { unknown } = about('not-checked', `Could not check ${subject}`)
    return [
      unknown({
        cause: `The check of ${subject} failed: ${error instanceof Error ? error.message : String(error)}.`,
        consequence: `Something about ${subject} is so unusual that the check cannot read it.`,
        fix: 'Fix the other results first. If this one stays, report it with its cause.',
      }),
    ]
  }
}

function checkReachable(page: Answer): CheckResult {
  if (isCertificateError(page)) {
    return about('certificate', 'The certificate is valid').wrong({
      cause: `${page.url} ${outcomeOf(page)}.`,
      consequence: 'Browsers refuse to open the console. Nothing else was checked.',
      fix: 'Renew the certificate. For an authority of your own, set NODE_EXTRA_CA_CERTS to its file.',
    })
  }
  const { ok, wrong } = about('reachable', 'The URL answers with the console')
  const consequence = 'Nothing else was checked.'
  if (page.status !== 200) {
    const fix = page.headers.has('location')
      ? 'Check the URL that it redirects to. The check follows no redirect.'
      : 'Check the URL, and that the host is running.'
    return wrong({ cause: `${page.url} ${outcomeOf(page)}.`, consequence, fix })
  }
  // The demo has its policy in the page, because it runs on any host.
  if (page.text.includes('http-equiv="Content-Security-Policy"')) {
    const cause = `${page.url} answered with the demo.`
    return wrong({ cause, consequence, fix: 'Name the URL of a console that "latchkey prepare" has made.' })
  }
  if (/<script\b/i.test(page.text) && /html/i.test(page.headers.get('content-type') ?? '')) return ok()
  const cause = `${page.url} answered with something else than a page of the console.`
  return wrong({ cause, consequence, fix: 'Name the URL of the console, with its path: https://example.com/console/.' })
}
