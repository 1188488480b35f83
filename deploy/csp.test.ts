import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'

import { contentSecurityPolicy } from './csp.ts'

const config = {
  auth0: { domain: 'login.example.com' },
  apiKeys: { baseUrl: 'https://app.example.com/api' },
  manage: { baseUrl: 'https://connection.example.com' },
}

test('the policy allows only own files, requests to the tenant and both APIs, and iframes of the tenant', () => {
  expect(directives({ html: '<p>Hello</p>', config })).toEqual({
    'default-src': "'none'",
    'script-src': "'strict-dynamic'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'connect-src': "'self' https://login.example.com https://app.example.com https://connection.example.com",
    'worker-src': "'self'",
    'frame-src': 'https://login.example.com',
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'latchkey',
  })
})

test('the policy allows each inline script by its hash, and has no unsafe or wildcard source, except that pictures may be data', () => {
  const html = `<script>let a = "ä"\r\n</script><script type="module" src="/app.js"></script>
    <!-- <script>gone()</script> --><SCRIPT type="importmap">{}</SCRIPT>`
  expect(directives({ html, config })['script-src']).toBe(
    `'${sha256('let a = "ä"\n')}' '${sha256('{}')}' 'strict-dynamic'`,
  )
  const withoutPictures = contentSecurityPolicy({ html, config }).replace("img-src 'self' data:", '')
  expect(withoutPictures).not.toMatch(/unsafe|\*|data:|blob:/)
})

test('the policy allows the scripts and preloads of the page by their integrity, and no host', () => {
  const html = `<script type="module" crossorigin src="/assets/a.js" integrity="sha256-AAAA"></script>
    <link rel="modulepreload" crossorigin href="/assets/b.js" integrity="sha256-BBBB">`
  expect(directives({ html, config })['script-src']).toBe("'sha256-AAAA' 'sha256-BBBB' 'strict-dynamic'")
})

test('the policy allows a tenant on http://localhost and the origin of an external logo', () => {
  const local = { auth0: { domain: 'http://localhost:4401' }, brand: { logo: 'https://cdn.example.com/logo.svg' } }
  const policy = directives({ html: '', config: local })
  expect(policy['connect-src']).toBe("'self' http://localhost:4401")
  expect(policy['frame-src']).toBe('http://localhost:4401')
  expect(policy['img-src']).toBe("'self' data: https://cdn.example.com")
})

test('the policy allows pictures of users from the configured origins, and ignores what is no list of origins', () => {
  const imagesFor = (pictureOrigins: unknown) =>
    directives({
      html: '',
      config: { ...config, auth0: { ...config.auth0, pictureOrigins: pictureOrigins as string[] } },
    })['img-src']
  expect(imagesFor(['https://s.gravatar.com', 'https://*', 'http://pictures.example', 'https://x;report-uri'])).toBe(
    "'self' data: https://s.gravatar.com",
  )
  for (const odd of ['https://s.gravatar.com', 5, {}]) expect(imagesFor(odd)).toBe("'self' data:")
  expect(imagesFor(undefined)).toBe("'self' data:")
})

test('the policy allows every picture of the brand, and the URL that errors are reported to', () => {
  const policy = directives({
    html: '',
    config: {
      ...config,
      brand: { logo: '/logo.svg', logoDark: 'https://a.example/dark.svg', favicon: 'https://b.example/icon.svg' },
      report: { url: 'https://reports.example.com/console?team=1' },
    },
  })
  expect(policy['img-src']).toBe("'self' data: https://a.example https://b.example")
  expect(policy['connect-src']).toMatch(/ https:\/\/reports\.example\.com$/)
})

test('the hash of a stylesheet allows no script', () => {
  const html = '<link rel="stylesheet" href="/assets/brand-1.css" integrity="sha256-AAAA">'
  expect(directives({ html, config })['script-src']).toBe("'strict-dynamic'")
})

test('directives inside the URLs of config.json do not change the policy', () => {
  const hostile = {
    auth0: { domain: "login.example.com; script-src 'unsafe-inline'" },
    apiKeys: { baseUrl: 'javascript:alert(1)' },
    manage: { baseUrl: "https://connection.example.com/'; script-src *" },
  }
  const policy = directives({ html: '', config: hostile })
  expect(policy['script-src']).toBe("'strict-dynamic'")
  expect(policy['connect-src']).toBe("'self' https://connection.example.com")
  expect(policy['frame-src']).toBe("'none'")
})

test.each([
  'https://*',
  'https://*.example.com',
  'https://x;report-uri',
  'https://a_b',
  'https://x,y',
  "https://x'y",
  'https://...',
  'http://login.example.com',
  'http://localhost.example.com',
  'http://127.0.0.1.example.com',
])('%s in config.json adds nothing to the policy', (url) => {
  const brand = { logo: url, logoDark: url, favicon: url }
  const hostile = {
    auth0: { domain: url },
    apiKeys: { baseUrl: url },
    manage: { baseUrl: url },
    brand,
    report: { url },
  }
  expect(contentSecurityPolicy({ html: '', config: hostile })).toBe(contentSecurityPolicy({ html: '', config: {} }))
})

test.each(['ws://localhost', '//cdn.example.com', '/logo.svg'])('the logo %s adds nothing to the policy', (logo) => {
  expect(directives({ html: '', config: { brand: { logo } } })['img-src']).toBe("'self' data:")
})

test.each(['http://127.0.0.1:4401', 'http://[::1]:4401', 'http://idp.localhost:1'])(
  'the policy allows %s, a server on this machine',
  (domain) => {
    expect(directives({ html: '', config: { auth0: { domain } } })['frame-src']).toBe(domain)
  },
)

function directives(deployment: Parameters<typeof contentSecurityPolicy>[0]): Record<string, string> {
  const pairs = contentSecurityPolicy(deployment)
    .split('; ')
    .map((directive) => [directive.split(' ', 1)[0] ?? '', directive.replace(/^\S+ /, '')])
  expect(new Set(pairs.map(([name]) => name)).size, 'browsers ignore a second directive with the same name').toBe(
    pairs.length,
  )
  return Object.fromEntries(pairs)
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
