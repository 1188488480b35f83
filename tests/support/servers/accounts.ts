/** A user of the test tenant. */
export type Account = { readonly sub: string; readonly email: string; readonly name: string; password: string }

export const maria: Readonly<Account> = {
  sub: 'auth0|6a21dc7aa1db2e036a222942',
  email: 'maria@example.com',
  password: 'correct horse',
  name: 'Maria Example',
}
export const joe: Readonly<Account> = {
  sub: 'auth0|5eb0327cbfd7490bff55feeb',
  email: 'joe@example.com',
  password: 'battery staple',
  name: 'Joe Example',
}

/** The users of one tenant. Copies the accounts, so that a password changed in one test does not affect the next. */
export class Accounts {
  readonly #bySub: ReadonlyMap<string, Account>

  constructor(accounts: readonly Readonly<Account>[]) {
    this.#bySub = new Map(accounts.map((account) => [account.sub, { ...account }]))
  }

  of(sub: string): Account | undefined {
    return this.#bySub.get(sub)
  }

  withCredentials(email: string | null, password: string | null): Account | undefined {
    return [...this.#bySub.values()].find((account) => account.email === email && account.password === password)
  }
}
