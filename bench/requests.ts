import type { CDPSession } from '@playwright/test'

type Asked = { url: string; isDocument: boolean; from: string | undefined; end?: number }
/** The part of a script's stack that says which file asked. */
type Stack = { callFrames: { url: string }[]; parent?: Stack }

export type RequestLog = {
  /** How many were answered by then, and the longest line of one that led to the next. counted from the first request. */
  before: (milliseconds: number) => { count: number; chain: number }
  /** Resolves when nothing has been asked or answered for a while. */
  quiet: () => Promise<void>
}

const QUIET_MS = 800

/** Notes each request of a page, and what made the browser send it. */
export function logRequests(devTools: CDPSession): RequestLog {
  const requests = new Map<string, Asked>()
  let last = Date.now()
  devTools.on('Network.requestWillBeSent', ({ requestId, request, type, initiator, timestamp }) => {
    if (!request.url.startsWith('http')) return
    last = Date.now()
    first ??= timestamp
    const from = initiator.url ?? fileOf(initiator.stack)
    requests.set(requestId, { url: request.url, isDocument: type === 'Document', from })
  })
  const end = ({ requestId, timestamp }: { requestId: string; timestamp: number }) => {
    last = Date.now()
    const request = requests.get(requestId)
    if (request) request.end = timestamp
  }
  devTools.on('Network.loadingFinished', end)
  devTools.on('Network.loadingFailed', end)
  let first: number | undefined

  return {
    before(milliseconds) {
      const by = (first ?? 0) + milliseconds / 1000
      const done = [...requests.values()].filter((request) => request.end !== undefined && request.end <= by)
      return { count: done.length, chain: Math.max(0, ...done.map((request) => depthOf(request, done))) }
    },
    async quiet() {
      while (Date.now() - last < QUIET_MS) await new Promise((done) => setTimeout(done, 50))
    },
  }
}

function fileOf(stack: Stack | undefined): string | undefined {
  if (!stack) return undefined
  return stack.callFrames.find(({ url }) => url !== '')?.url ?? fileOf(stack.parent)
}

function depthOf(request: Asked, among: Asked[], seen = new Set<Asked>()): number {
  if (request.isDocument || seen.has(request)) return 1
  seen.add(request)
  const cause = among.find(({ url }) => url === request.from) ?? among.find(({ isDocument }) => isDocument)
  return 1 + (cause ? depthOf(cause, among, seen) : 0)
}
