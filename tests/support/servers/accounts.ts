import * as people from '../../../api-server/people.ts'

/** A user of the test tenant. */
export type Account = people.Person & { password: string }

export const maria: Readonly<Account> = { ...people.maria, password: 'correct horse' }
export const joe: Readonly<Account> = { ...people.joe, password: 'battery staple' }

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
