import { createHash } from 'node:crypto'

/** What the policy needs of config.json. The app checks the file; what is missing or wrong here adds nothing. */
export type DeployedConfig = {
  auth0?: { domain?: string }
  apiKeys?: { baseUrl?: string }
  manage?: { baseUrl?: string }
  brand?: { logo?: string }
}

type Deployment = { html: string; config: DeployedConfig }

/** The content security policy of one deployment: its own files, its tenant, its APIs and nothing else. */
export function contentSecurityPolicy({ html, config }: Deployment): string {
  const tenant = originOf(withScheme(config.auth0?.domain))
  const apis = [originOf(config.apiKeys?.baseUrl), originOf(config.manage?.baseUrl)]
  const logo = originOf(config.brand?.logo)
  return [
    directive('default-src'),
    directive('script-src', "'self'", ...inlineHashes(html, 'script')),
    directive('style-src', "'self'", ...inlineHashes(html, 'style')),
    directive('img-src', "'self'", logo),
    directive('connect-src', "'self'", tenant, ...apis),
    directive('worker-src', "'self'"),
    // A reload asks the tenant in a hidden frame whether the session still lives.
    directive('frame-src', tenant),
    directive('manifest-src', "'self'"),
    directive('base-uri'),
    directive('form-action'),
    directive('frame-ancestors'),
    directive('object-src'),
  ].join('; ')
}

/** Every header that index.html has to be served with. */
export function securityHeaders(deployment: Deployment): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(deployment),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': permissionsPolicy,
  }
}

/** Copy buttons need the clipboard and passkeys need WebAuthn; everything else stays off. */
const permissionsPolicy = [
  ...[
    'accelerometer',
    'autoplay',
    'camera',
    'clipboard-read',
    'display-capture',
    'encrypted-media',
    'fullscreen',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'picture-in-picture',
    'screen-wake-lock',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
  'clipboard-write=(self)',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
].join(', ')

function directive(name: string, ...sources: (string | undefined)[]): string {
  const allowed = [...new Set(sources.filter((source) => source !== undefined))]
  return [name, ...(allowed.length > 0 ? allowed : ["'none'"])].join(' ')
}

/** What the policy has to name so that the page's own inline scripts or styles count, each as it is written there. */
export function inlineHashes(html: string, tag: 'script' | 'style'): string[] {
  const withoutComments = html.replace(/<!--[\s\S]*?-->/g, '')
  return [...withoutComments.matchAll(new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, 'gi'))]
    .filter(([, attributes = '']) => !/(^|\s)src\s*=/i.test(attributes))
    .map(([, , text = '']) => createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('base64'))
    .map((hash) => `'sha256-${hash}'`)
}

function withScheme(domain: string | undefined): string | undefined {
  return domain === undefined || /^https?:\/\//i.test(domain) ? domain : `https://${domain}`
}

/** Only the parsed origin goes into the policy: no text of the file can add a directive of its own. */
function originOf(address: string | undefined): string | undefined {
  if (typeof address !== 'string') return undefined
  const url = URL.parse(address)
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.origin : undefined
}
