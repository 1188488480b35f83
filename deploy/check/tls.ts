import type { CheckContext } from './context.ts'
import { about, type CheckResult } from './check-result.ts'
import { outcomeOf, redirectTarget } from './request.ts'
import { openPage } from './as-browser.ts'

const DAY = 24 * 60 * 60 * 1000
const RENEWAL_DAYS = 14
const LOOPBACK = /^(?:(?:.*\.)?localhost|127(?:\.\d+){3}|\[::1\])$/

/** Checks HTTPS: whether the console has it, whether http leads to it, and how long the certificate is valid. */
export async function checkTls(context: CheckContext): Promise<CheckResult[]> {
  const { base, page, now } = context
  const https = about('https', 'The console has HTTPS')
  if (base.protocol === 'http:') {
    const consequence = 'Anyone on the network can read and change the console. Browsers turn off passkeys and copying.'
    if (!LOOPBACK.test(base.hostname)) {
      return [https.wrong({ cause: 'The URL starts with http://.', consequence, fix: 'Serve the console with HTTPS.' })]
    }
    const cause = 'Browsers trust http:// on this machine, so this says nothing about the real host.'
    return [https.unknown({ cause, consequence, fix: 'Check the https:// URL that your users open.' })]
  }
  return [https.ok(), ...(await checkRedirect(context)), checkCertificate(page.certificateEnd, now)]
}

/** Only the default port has a counterpart for http. */
async function checkRedirect({ base, request }: CheckContext): Promise<CheckResult[]> {
  if (base.port !== '') return []
  const { ok, wrong, unknown } = about('http-redirect', 'http leads to https')
  const url = base.href.replace(/^https:/, 'http:')
  const answer = await request(url, openPage)
  const consequence = 'A network attacker can answer the first visit and show a false login.'
  const fix = 'Redirect every http:// URL to https:// on the same host, with status 301 or 308.'
  if (answer.failure?.code === 'ECONNREFUSED') return [ok()]
  if (answer.status === 0) return [unknown({ cause: `${url} ${outcomeOf(answer)}.`, consequence, fix })]
  // HSTS of another host does not protect this one.
  if (redirectTarget(answer)?.origin === base.origin) return [ok()]
  return [wrong({ cause: `${url} ${outcomeOf(answer)}.`, consequence, fix })]
}

function checkCertificate(end: number | undefined, now: number): CheckResult {
  const { ok, wrong, unknown } = about('certificate', 'The certificate is valid')
  const consequence = 'Browsers will refuse to open the console.'
  const fix = 'Renew the certificate, and look at why it was not renewed automatically.'
  if (end === undefined || Number.isNaN(end))
    return unknown({ cause: 'The certificate does not say when it expires.', consequence, fix })
  const days = Math.floor((end - now) / DAY)
  if (days >= RENEWAL_DAYS) return ok()
  const day = new Date(end).toISOString().slice(0, 10)
  return wrong({ cause: `The certificate expires on ${day}, in ${days} days.`, consequence, fix })
}
