import type { Site } from './site.ts'

export type Answer = {
  status: number
  /** By name in lower case. A header that was sent twice has both values, with a comma between them. */
  headers: Record<string, string>
  body: Buffer
}

export type Request = { method?: 'GET' | 'HEAD' | 'POST'; headers?: Record<string, string> }

/** A host with a prepared site: a running server, or an interpreter of the host's files. */
export type Target = {
  site: Site
  ask: (path: string, request?: Request) => Promise<Answer>
  close: () => Promise<void>
}
