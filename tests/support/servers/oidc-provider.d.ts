/** oidc-provider ships no types. These are the parts that the test tenant uses. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export type StoredItem = Record<string, unknown> & { uid?: string; userCode?: string; grantId?: string }

  export interface Adapter {
    upsert(id: string, payload: StoredItem, expiresIn: number): Promise<void>
    find(id: string): Promise<StoredItem | undefined>
    findByUid(uid: string): Promise<StoredItem | undefined>
    findByUserCode(userCode: string): Promise<StoredItem | undefined>
    consume(id: string): Promise<void>
    destroy(id: string): Promise<void>
    revokeByGrantId(grantId: string): Promise<void>
  }

  export class Grant {
    constructor(properties: { accountId: string; clientId: string })
    addOIDCScope(scope: string): void
    addResourceScope(resource: string, scope: string): void
    save(): Promise<string>
  }

  export type Context = {
    body: unknown
    type: string
    status: number
    redirect(url: string): void
    oidc: {
      route: string
      provider: { Grant: typeof Grant }
      params: Record<string, string | undefined>
      client: { clientId: string }
      session: { accountId: string; uid: string; authTime(): number }
      /** The result that the login pages passed to `interactionFinished`. */
      result?: { login?: object }
    }
  }

  export class Provider {
    /** Whether to believe X-Forwarded-Proto. */
    proxy: boolean
    constructor(issuer: string, configuration: Record<string, unknown>)
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>
    on(event: string, listener: (...details: unknown[]) => void): this
  }

  export namespace errors {
    class InvalidTarget extends Error {
      constructor(description: string)
    }
  }

  export namespace interactionPolicy {
    class Check {
      readonly reason: string
      constructor(reason: string, description: string, check: (context: Context) => boolean)
    }
    function base(): {
      get(name: 'login' | 'consent'): { checks: { add(check: Check): void } }
      remove(name: string): void
    }
  }
}
