import type { Account } from '../accounts.ts'
import { Problem } from './problem.ts'

/** The longest value of each field that can be changed (docs/api/my-account.md#change-the-profile). */
const MAX_LENGTHS: Record<string, number> = {
  given_name: 150,
  family_name: 150,
  name: 300,
  nickname: 300,
  picture: 2048,
}

type Policy = { access: 'read_only' | 'read_write'; source: 'user' | 'idp' | 'system'; reason?: string }

/** The profiles of all users. */
export class Profiles {
  /** The policies that differ from read_write, by JSON pointer. */
  policies: Record<string, Policy> = {}
  readonly #changed = new Map<string, Record<string, string>>()

  /** Changes fields without a request and its checks. */
  set(sub: string, fields: Record<string, string>): void {
    this.#changed.set(sub, { ...this.#changed.get(sub), ...fields })
  }

  view({ sub, name, email }: Account): Record<string, unknown> {
    const [given_name = '', family_name = ''] = name.split(' ')
    const nickname = email.split('@')[0]
    return {
      name,
      given_name,
      family_name,
      nickname,
      email,
      ...this.#changed.get(sub),
      updated_at: new Date().toISOString(),
      profile_policy: {
        ...Object.fromEntries(
          Object.keys(MAX_LENGTHS).map((field) => [`/${field}`, { access: 'read_write', source: 'user' }]),
        ),
        ...this.policies,
      },
    }
  }

  /** Changes all fields or none. Throws a Problem for the first field that is wrong. */
  update(account: Account, changes: Record<string, unknown>): Record<string, unknown> {
    for (const [field, value] of Object.entries(changes)) {
      const limit = MAX_LENGTHS[field]
      if (limit === undefined || this.policies[`/${field}`]?.access === 'read_only')
        throw new Problem(400, 'The field is read-only', { field })
      if (typeof value !== 'string' || value.trim() === '' || value.length > limit)
        throw new Problem(400, `Must have 1 to ${limit} characters`, { field })
      if (field === 'picture' && !value.startsWith('https://'))
        throw new Problem(400, 'Must start with https://', { field })
    }
    this.set(account.sub, changes as Record<string, string>)
    return this.view(account)
  }
}
