import type { Adapter, StoredItem } from 'oidc-provider'

/** The storage of one test tenant. The memory adapter of oidc-provider would be shared by all tenants. */
export class MemoryStore {
  readonly #items = new Map<string, StoredItem>()

  /** Ends all sessions and revokes all refresh tokens, as an administrator can. */
  endSessions(): void {
    for (const key of this.#items.keys()) {
      if (/^(Session|Grant|RefreshToken|AuthorizationCode):/.test(key)) this.#items.delete(key)
    }
  }

  /** Returns the sessions of all users, to copy them to another provider. */
  sessions(): ReadonlyMap<string, StoredItem> {
    return new Map(structuredClone([...this.#items].filter(([key]) => key.startsWith('Session:'))))
  }

  /** Adds the sessions of another provider. */
  adopt(sessions: ReadonlyMap<string, StoredItem>): void {
    for (const [key, item] of structuredClone([...sessions])) this.#items.set(key, item)
  }

  /**
   * Ends all sessions and tokens of a user except one session and its tokens, as Auth0 does after a password change.
   */
  endOtherSessions(sub: string, session: string, belongsToSession: (grant: string) => boolean): void {
    for (const [key, item] of this.#items) {
      const [, model, id = ''] = /^(Session|Grant|RefreshToken|AuthorizationCode):(.*)$/.exec(key) ?? []
      const isKept = model === 'Session' ? item.uid === session : belongsToSession(item.grantId ?? id)
      if (model !== undefined && item['accountId'] === sub && !isKept) this.#items.delete(key)
    }
  }

  /** Returns the stored refresh token itself. Changes to it affect later requests. */
  refreshToken(value: string): StoredItem | undefined {
    return this.#items.get(`RefreshToken:${value}`)
  }

  /** Returns the number of refresh tokens that are neither used nor revoked. */
  usableRefreshTokens(): number {
    return [...this.#items].filter(([key, item]) => key.startsWith('RefreshToken:') && !item['consumed']).length
  }

  adapter(model: string): Adapter {
    const items = this.#items
    const key = (id: string) => `${model}:${id}`
    const findWhere = (matches: (item: StoredItem) => boolean) =>
      [...items].find(([name, item]) => name.startsWith(`${model}:`) && matches(item))?.[1]
    return {
      upsert: async (id, payload) => void items.set(key(id), payload),
      find: async (id) => items.get(key(id)),
      findByUid: async (uid) => findWhere((item) => item.uid === uid),
      findByUserCode: async (userCode) => findWhere((item) => item.userCode === userCode),
      consume: async (id) => {
        const item = items.get(key(id))
        if (item) item['consumed'] = Math.floor(Date.now() / 1000)
      },
      destroy: async (id) => void items.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [name, item] of items) if (item.grantId === grantId) items.delete(name)
      },
    }
  }
}
