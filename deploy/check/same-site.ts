import { getDomain } from 'tldts'

import { tenantOrigin } from '../csp.ts'
import { validConfig, type CheckContext } from './context.ts'
import { about, type CheckResult } from './check-result.ts'

/** Checks whether browsers treat tenant and console as one site: the same registrable domain and the same scheme. */
export async function checkSameSite(context: CheckContext): Promise<CheckResult[]> {
  const config = validConfig(context)
  const tenant = tenantOrigin(config?.auth0.domain)
  if (!config || tenant === undefined) return []
  const { ok, wrong, unknown } = about('same-site', 'Tenant and console share a site')
  const consoleSite = siteOf(context.base)
  const tenantSite = siteOf(new URL(tenant))
  if (consoleSite === tenantSite) return [ok()]
  const cause = `The console is on ${consoleSite}, and the tenant on ${tenantSite}.`
  const fix = 'Give the tenant a custom domain on the site of the console, and use it in auth0.domain.'
  if (config.auth0.cacheLocation === 'memory') {
    const consequence =
      'Browsers that block third-party cookies log the user out at each reload. Passkeys of the console do not work at the login.'
    return [wrong({ cause, consequence, fix: `${fix} Or set auth0.cacheLocation to "localstorage".` })]
  }
  const consequence =
    'A reload keeps the session (cacheLocation: localstorage). A passkey that was created in the console does not work at the login.'
  return [config.auth0.myAccount ? unknown({ cause, consequence, fix }) : ok()]
}

/** A suffix of a host, such as netlify.app, separates its customers like a top-level domain. */
function siteOf({ protocol, hostname }: URL): string {
  return `${protocol}//${getDomain(hostname, { allowPrivateDomains: true }) ?? hostname}`
}
