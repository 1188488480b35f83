import type { Adapter, StoredItem } from 'oidc-provider'

/** What the identity provider remembers: one of these for each that a test starts, where the library shares a single one. */
export class Memory {
  readonly #items = new Map<string, StoredItem>()

  /** As an administrator would: every login, and every refresh token that came of one, is over. */
  endSessions(): void {
    for (const key of this.#items.keys()) {
      if (/^(Session|Grant|RefreshToken|AuthorizationCode):/.test(key)) this.#items.delete(key)
    }
  }

  /** The sessions of everybody who has logged in, for another provider that is to know them. */
  sessions(): ReadonlyMap<string, StoredItem> {
    return new Map(structuredClone([...this.#items].filter(([key]) => key.startsWith('Session:'))))
  }

  adopt(sessions: ReadonlyMap<string, StoredItem>): void {
    for (const [key, item] of structuredClone([...sessions])) this.#items.set(key, item)
  }

  /** As after a change of password: everything of this person ends, apart from one session and what came of it. */
  endOtherSessions(sub: string, session: string, isOfSession: (grant: string) => boolean): void {
    for (const [key, item] of this.#items) {
      const [, model, id = ''] = /^(Session|Grant|RefreshToken|AuthorizationCode):(.*)$/.exec(key) ?? []
      const isKept = model === 'Session' ? item.uid === session : isOfSession(item.grantId ?? id)
      if (model !== undefined && item['accountId'] === sub && !isKept) this.#items.delete(key)
    }
  }

  /** The stored refresh token itself: what is changed in it counts from the next request on. */
  refreshToken(value: string): StoredItem | undefined {
    return this.#items.get(`RefreshToken:${value}`)
  }

  /** Those that were neither used nor taken back. */
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
