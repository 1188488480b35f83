import { contentSecurityPolicy, type DeployedConfig } from './csp.ts'

/**
 * The headers of a deployed console, for every host. `latchkey prepare` writes them to headers.json, and in the form of
 * the host. Header names are in their usual case.
 */
export type SiteHeaders = {
  /** The path below which the console is hosted, with a slash at both ends. */
  base: string
  /** On every response: pages, scripts, workers, errors. */
  every: Record<string, string>
  /**
   * The value of Cache-Control. `path` is relative to `base`: a file, or everything in a folder ("assets/*"). `rest` is
   * for all other responses, pages and errors among them.
   */
  cache: { rules: { path: string; value: string }[]; rest: string }
}

/** The settings in config.json that only the deployment uses. */
export type HeaderSettings = {
  headers?: { hsts?: string | false | undefined; reportTo?: string | undefined }
}

type Deployment = {
  html: string
  config: DeployedConfig & HeaderSettings
  base?: string
  /** The hashes of scripts in the index.html of the last release, which a browser or a cache may still have. */
  olderScripts?: string[]
  /** The hashes of the inline styles in that index.html. */
  olderStyles?: string[]
}

/** Binds the host, and its subdomains, to HTTPS for two years. Browsers ignore the header over http. */
export const DEFAULT_HSTS = 'max-age=63072000; includeSubDomains; preload'

const IMMUTABLE = 'public, max-age=31536000, immutable'

export function siteHeaders({ base = '/', ...deployment }: Deployment): SiteHeaders {
  return {
    base,
    every: securityHeaders(deployment),
    cache: {
      rules: [
        // Their names change with their content.
        { path: 'assets/*', value: IMMUTABLE },
        { path: 'favicon.svg', value: 'no-cache' },
      ],
      // A page names the scripts of its release, and its headers their hashes. `no-store` also keeps what a page showed out
      // of the browser's back/forward cache.
      rest: 'no-store',
    },
  }
}

/** Returns all security headers. Every response needs them: a worker has the policy that its file is sent with, not that of the page. */
export function securityHeaders(deployment: Omit<Deployment, 'base'>): Record<string, string> {
  const { hsts = DEFAULT_HSTS, reportTo } = deployment.config.headers ?? {}
  const policy = contentSecurityPolicy(deployment)
  return {
    ...(hsts !== false && { 'Strict-Transport-Security': hsts }),
    'Content-Security-Policy': reportTo === undefined ? policy : `${policy}; report-to default`,
    ...(reportTo !== undefined && { 'Reporting-Endpoints': `default="${reportTo}"` }),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': permissionsPolicy,
  }
}

/** Returns the value of Cache-Control for a path relative to the base, such as "assets/index.js". */
export function cacheControl({ cache }: SiteHeaders, path: string): string {
  const rule = cache.rules.find((one) =>
    one.path.endsWith('/*') ? path.startsWith(one.path.slice(0, -1)) : path === one.path,
  )
  return rule?.value ?? cache.rest
}

/** Allows the clipboard for copy buttons and WebAuthn for passkeys, and turns all other features off. */
const permissionsPolicy = [
  ...[
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'camera',
    'captured-surface-control',
    'clipboard-read',
    'compute-pressure',
    'cross-origin-isolated',
    'deferred-fetch',
    'deferred-fetch-minimal',
    'display-capture',
    'encrypted-media',
    'fullscreen',
    'gamepad',
    'geolocation',
    'gyroscope',
    'hid',
    'identity-credentials-get',
    'idle-detection',
    'keyboard-map',
    'language-detector',
    'local-fonts',
    'local-network-access',
    'magnetometer',
    'microphone',
    'midi',
    'on-device-speech-recognition',
    'otp-credentials',
    'payment',
    'picture-in-picture',
    'private-state-token-issuance',
    'private-state-token-redemption',
    'screen-wake-lock',
    'serial',
    'speaker-selection',
    'summarizer',
    'sync-xhr',
    'translator',
    'unload',
    'usb',
    'window-management',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
  'clipboard-write=(self)',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
].join(', ')
