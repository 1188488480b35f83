import { tenantOrigin } from '../csp.ts'
import { loadMetadata, validConfig, type CheckContext } from './context.ts'
import { about, type CheckResult } from './check-result.ts'
import { outcomeOf, type Answer } from './request.ts'

/** The paths of a tenant that the SDK uses. It does not read them from the metadata. */
const ENDPOINTS = { authorization_endpoint: 'authorize', token_endpoint: 'oauth/token' }

/** Checks the documents with which a tenant describes itself. */
export async function checkTenant(context: CheckContext): Promise<CheckResult[]> {
  const tenant = tenantOrigin(validConfig(context)?.auth0.domain)
  const metadata = await loadMetadata(context)
  if (tenant === undefined || !metadata) return []
  if (metadata.status === 0) return [checkMetadata(metadata, tenant)]
  const keysUrl = fieldsOf(metadata)['jwks_uri']
  // A document of the tenant names this URL, and the check asks only the tenant.
  const isOwn = typeof keysUrl === 'string' && keysUrl.startsWith(`${tenant}/`)
  const keys = await context.request(isOwn ? keysUrl : `${tenant}/.well-known/jwks.json`)
  return [checkMetadata(metadata, tenant), checkKeys(keys)]
}

function checkMetadata(answer: Answer, tenant: string): CheckResult {
  const { ok, wrong } = about('tenant-metadata', 'auth0.domain is a tenant')
  const consequence = 'Nobody can log in.'
  const fix = 'Correct auth0.domain in config.json. With a custom domain, use that domain and not the one of Auth0.'
  if (answer.status === 0) {
    const nothingElse = `${consequence} The settings of the tenant were not checked.`
    return wrong({ cause: `${answer.url} ${outcomeOf(answer)}.`, consequence: nothingElse, fix })
  }
  if (answer.status !== 200) return wrong({ cause: `${answer.url} ${outcomeOf(answer)}.`, consequence, fix })
  const fields = fieldsOf(answer)
  const { issuer } = fields
  if (issuer !== `${tenant}/`) {
    const cause = `The tenant calls itself ${JSON.stringify(issuer ?? null)}, not "${tenant}/".`
    return wrong({ cause, consequence: 'The console rejects each login, because its token is of another issuer.', fix })
  }
  const other = Object.entries(ENDPOINTS).filter(([name, path]) => fields[name] !== `${tenant}/${path}`)
  if (other.length === 0) return ok()
  const cause = `${other.map(([name]) => name).join(' and ')} of the metadata is not below ${tenant}.`
  return wrong({ cause, consequence, fix })
}

function checkKeys(answer: Answer): CheckResult {
  const { ok, wrong } = about('tenant-keys', 'The tenant publishes its keys')
  const consequence = 'The APIs cannot verify a bearer token, and answer every request with 401.'
  const fix = 'Open the URL in a browser. Auth0 publishes the keys by itself; a proxy in front of it may block them.'
  if (answer.status !== 200) return wrong({ cause: `${answer.url} ${outcomeOf(answer)}.`, consequence, fix })
  const { keys } = fieldsOf(answer)
  const list: unknown[] = Array.isArray(keys) ? keys : []
  const hasKey = list.some((key) => typeof key === 'object' && key !== null && 'kty' in key && key.kty === 'RSA')
  return hasKey ? ok() : wrong({ cause: `${answer.url} has no RSA key, as RS256 needs.`, consequence, fix })
}

function fieldsOf({ text }: Answer): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
