import { expect, type BrowserContext, type Request } from '@playwright/test'

/** A record of all requests and console messages of a browser context. */
export type BrowserWatch = {
  /** Each request as text: method, URL, headers and body. */
  requests: string[]
  /** The text of each console message. */
  console: string[]
  /**
   * Fails if the content security policy was violated, an exception was not caught, or a request went to another
   * origin.
   */
  check: () => void
}

/** Watches all tabs of a browser context, including the tenant's pages. Requests may go to `origins` only. */
export async function watchBrowser(context: BrowserContext, app: string, origins: string[]): Promise<BrowserWatch> {
  const requests: string[] = []
  const consoleMessages: string[] = []
  const violations: string[] = []
  const requestsElsewhere: string[] = []
  const exceptions: string[] = []

  await context.addInitScript((origin) => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      // The tenant's pages have their own policies, which the tests do not check.
      if (location.origin === origin) console.error('POLICY VIOLATION', effectiveDirective, blockedURI, sourceFile)
    })
  }, app)

  context.on('console', (message) => {
    const text = message.text()
    consoleMessages.push(text)
    const isFromApp = message.location().url.startsWith(app) || text.startsWith('POLICY VIOLATION')
    if (isFromApp && /POLICY VIOLATION|content security policy/i.test(text)) violations.push(text)
  })
  context.on('weberror', (error) => exceptions.push(error.error().message))
  context.on('request', (request) => {
    requests.push(describe(request))
    const { protocol, origin } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && !origins.includes(origin)) requestsElsewhere.push(request.url())
  })

  return {
    requests,
    console: consoleMessages,
    check: () => {
      expect(violations, 'violations of the content security policy').toEqual([])
      expect(requestsElsewhere, 'requests to other origins').toEqual([])
      expect(exceptions, 'uncaught exceptions').toEqual([])
    },
  }
}

function describe(request: Request): string {
  return [request.method(), request.url(), JSON.stringify(request.headers()), request.postData() ?? ''].join('\n')
}
