import { expect, type BrowserContext, type Request } from '@playwright/test'

/** What went over the wire and into the console while somebody used the app. */
export type Guard = {
  /** Every request as one text: address, headers and body. */
  requests: string[]
  console: string[]
  /** Fails when the policy was violated, a script threw, or a request left for another origin. */
  check: () => void
}

/** Watches every tab of a context, the tenant's pages included, from before the first script runs. */
export async function guard(context: BrowserContext, app: string, origins: string[]): Promise<Guard> {
  const requests: string[] = []
  const lines: string[] = []
  const violations: string[] = []
  const strangers: string[] = []
  const exceptions: string[] = []

  await context.addInitScript((origin) => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      // The tenant's own pages have policies of their own, which are none of our business.
      if (location.origin === origin) console.error('POLICY VIOLATION', effectiveDirective, blockedURI, sourceFile)
    })
  }, app)

  context.on('console', (message) => {
    const text = message.text()
    lines.push(text)
    const isOurs = message.location().url.startsWith(app) || text.startsWith('POLICY VIOLATION')
    if (isOurs && /POLICY VIOLATION|content security policy/i.test(text)) violations.push(text)
  })
  context.on('weberror', (error) => exceptions.push(error.error().message))
  context.on('request', (request) => {
    requests.push(describe(request))
    const { protocol, origin } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && !origins.includes(origin)) strangers.push(request.url())
  })

  return {
    requests,
    console: lines,
    check: () => {
      expect(violations, 'violations of the content security policy').toEqual([])
      expect(strangers, 'requests to other origins').toEqual([])
      expect(exceptions, 'uncaught exceptions').toEqual([])
    },
  }
}

function describe(request: Request): string {
  return [request.method(), request.url(), JSON.stringify(request.headers()), request.postData() ?? ''].join('\n')
}
