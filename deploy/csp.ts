import { createHash } from 'node:crypto'

/** The settings in config.json that the policy depends on. A missing or invalid setting adds nothing to the policy. */
export type DeployedConfig = {
  auth0?: { domain?: string; pictureOrigins?: string[] | undefined } | undefined
  apiKeys?: { baseUrl?: string } | undefined
  manage?: { baseUrl?: string } | undefined
  brand?: { logo?: string | undefined; logoDark?: string | undefined; favicon?: string | undefined } | undefined
  report?: { url?: string } | undefined
}

type Deployment = {
  html: string
  config: DeployedConfig
  /** More hashes of scripts to allow, such as "sha256-…". */
  olderScripts?: string[]
  /** More hashes of inline styles to allow. */
  olderStyles?: string[]
}

/** Returns a content security policy that allows only the deployment's own files, its tenant and its APIs. */
export function contentSecurityPolicy({ html, config, olderScripts = [], olderStyles = [] }: Deployment): string {
  const tenant = tenantOrigin(config.auth0?.domain)
  const apis = [originOf(config.apiKeys?.baseUrl), originOf(config.manage?.baseUrl)]
  const { auth0, brand } = config
  const pictures = [brand?.logo, brand?.logoDark, brand?.favicon, ...listOf(auth0?.pictureOrigins)].map(originOf)
  return [
    directive('default-src'),
    // No source of files: only the scripts of this index.html start, and only they load others.
    directive('script-src', ...[...scriptHashes(html), ...olderScripts].map((hash) => `'${hash}'`), "'strict-dynamic'"),
    directive('style-src', "'self'", ...[...inlineHashes(html, 'style'), ...olderStyles].map((hash) => `'${hash}'`)),
    // `data:` for the number that src/app/frame/favicon-badge.ts draws on the icon. A picture runs no script.
    directive('img-src', "'self'", 'data:', ...pictures),
    directive('connect-src', "'self'", tenant, ...apis, originOf(config.report?.url)),
    directive('worker-src', "'self'"),
    // After a reload, the Auth0 SDK checks the session in a hidden iframe.
    directive('frame-src', tenant),
    directive('manifest-src', "'self'"),
    directive('base-uri'),
    directive('form-action'),
    directive('frame-ancestors'),
    directive('object-src'),
    // One policy makes the URL of the worker (src/lib/trusted-types.ts).
    directive('require-trusted-types-for', "'script'"),
    directive('trusted-types', 'latchkey'),
  ].join('; ')
}

/** Returns the integrity of a file, as an `integrity` attribute has it. */
export function integrityOf(content: Buffer | string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`
}

/** Returns the hashes of the inline scripts of a page, and the integrity of the scripts that it loads. */
export function scriptHashes(html: string): string[] {
  const files = [...html.matchAll(/<(?:script|link(?! rel="stylesheet"))\b[^>]* integrity="(sha256-[^"]+)"/g)].flatMap(
    ([, hash]) => hash ?? [],
  )
  return [...inlineHashes(html, 'script'), ...files]
}

function directive(name: string, ...sources: (string | undefined)[]): string {
  const allowed = [...new Set(sources.filter((source) => source !== undefined))]
  return [name, ...(allowed.length > 0 ? allowed : ["'none'"])].join(' ')
}

/** Returns the hashes of the inline scripts or styles of a page. */
export function inlineHashes(html: string, tag: 'script' | 'style'): string[] {
  const withoutComments = html.replace(/<!--[\s\S]*?-->/g, '')
  return [...withoutComments.matchAll(new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, 'gi'))]
    .filter(([, attributes = '']) => !/(^|\s)src\s*=/i.test(attributes))
    .map(([, , text = '']) => createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('base64'))
    .map((hash) => `sha256-${hash}`)
}

/** Returns a list unchanged, and an empty one for another value, which a file that was not checked may have. */
const listOf = (value: string[] | undefined): string[] => (Array.isArray(value) ? value : [])

/** Returns the origin of a tenant, whose scheme may be missing. */
export function tenantOrigin(domain: string | undefined): string | undefined {
  return originOf(domain === undefined || /^https?:\/\//i.test(domain) ? domain : `https://${domain}`)
}

const LOOPBACK = /^(?:(?:[a-z0-9-]+\.)*localhost|127(?:\.\d+){3}|\[::1\])$/

/**
 * Returns the origin of a URL by the rules of src/config/config.ts. A parser alone is not enough: `https://*` would be a
 * wildcard in the policy, and `https://x;report-uri` a directive.
 */
export function originOf(url: string | undefined): string | undefined {
  if (typeof url !== 'string') return undefined
  const parsed = URL.parse(url)
  if (!parsed) return undefined
  const { protocol, hostname, origin } = parsed
  if (LOOPBACK.test(hostname)) return protocol === 'https:' || protocol === 'http:' ? origin : undefined
  return protocol === 'https:' && /^[.-]*[a-z0-9][a-z0-9.-]*$/.test(hostname) ? origin : undefined
}
