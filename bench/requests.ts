import type { CDPSession } from '@playwright/test'

/** `initiator` is the URL of the file that caused the request. `end` is set when the request has finished. */
type LoggedRequest = { url: string; isDocument: boolean; initiator: string | undefined; end?: number }
/** The part of a stack trace that names the script that sent the request. */
type Stack = { callFrames: { url: string }[]; parent?: Stack }

export type RequestLog = {
  /**
   * Counts the requests that finished within this time after the first request started, and the length of the longest
   * chain in which each request caused the next.
   */
  finishedWithin: (milliseconds: number) => { count: number; chain: number }
  /** Resolves when no request has started or finished for 800 ms. */
  waitUntilIdle: () => Promise<void>
}

const IDLE_MS = 800

/** Logs each request of a page and the file that caused it. */
export function logRequests(devTools: CDPSession): RequestLog {
  const requests = new Map<string, LoggedRequest>()
  let lastActivity = Date.now()
  let firstStart: number | undefined
  devTools.on('Network.requestWillBeSent', ({ requestId, request, type, initiator, timestamp }) => {
    if (!request.url.startsWith('http')) return
    lastActivity = Date.now()
    firstStart ??= timestamp
    requests.set(requestId, {
      url: request.url,
      isDocument: type === 'Document',
      initiator: initiator.url ?? scriptOf(initiator.stack),
    })
  })
  const end = ({ requestId, timestamp }: { requestId: string; timestamp: number }) => {
    lastActivity = Date.now()
    const request = requests.get(requestId)
    if (request) request.end = timestamp
  }
  devTools.on('Network.loadingFinished', end)
  devTools.on('Network.loadingFailed', end)

  return {
    finishedWithin(milliseconds) {
      const limit = (firstStart ?? 0) + milliseconds / 1000
      const finished = [...requests.values()].filter((request) => request.end !== undefined && request.end <= limit)
      return { count: finished.length, chain: Math.max(0, ...finished.map((request) => depthOf(request, finished))) }
    },
    async waitUntilIdle() {
      while (Date.now() - lastActivity < IDLE_MS) await new Promise((done) => setTimeout(done, 50))
    },
  }
}

function scriptOf(stack: Stack | undefined): string | undefined {
  if (!stack) return undefined
  return stack.callFrames.find(({ url }) => url !== '')?.url ?? scriptOf(stack.parent)
}

/** Returns the number of requests in the chain that led to this one, counting both ends. */
function depthOf(request: LoggedRequest, among: LoggedRequest[], seen = new Set<LoggedRequest>()): number {
  if (request.isDocument || seen.has(request)) return 1
  seen.add(request)
  const cause = among.find(({ url }) => url === request.initiator) ?? among.find(({ isDocument }) => isDocument)
  return 1 + (cause ? depthOf(cause, among, seen) : 0)
}
