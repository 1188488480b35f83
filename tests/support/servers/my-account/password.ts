import type { Account } from '../accounts.ts'
import { Problem } from './problem.ts'

/** The password policy of the tenant, in the format of the API. */
export const policy = {
  complexity: {
    min_length: 10,
    character_types: ['lowercase', 'uppercase', 'number'],
    character_type_rule: 'all',
    identical_characters: 'block',
    sequential_characters: 'allow',
    max_length_exceeded: 'error',
  },
  profile_data: { active: true, blocked_fields: ['name', 'email'] },
  history: { active: true, size: 3 },
  dictionary: { active: true, default: 'en_10k' },
} as const

/** The previous passwords of each user, newest last. */
const previousPasswords = new WeakMap<Account, string[]>()

/** Changes the password. Throws a Problem with the violated rule if the policy does not allow it. */
export function changePassword(account: Account, password: string): void {
  const violation = findViolation(account, password)
  if (violation) throw new Problem(400, violation, { field: 'new_password' })
  previousPasswords.set(
    account,
    [...(previousPasswords.get(account) ?? []), account.password].slice(-policy.history.size),
  )
  account.password = password
}

function findViolation(account: Account, password: string): string | undefined {
  const { name, email } = account
  const { min_length: minimum } = policy.complexity
  if (password.length < minimum || password.length > 256) return `Password must have at least ${minimum} characters`
  if (!/[a-z]/.test(password)) return 'Password must contain a lower case letter'
  if (!/[A-Z]/.test(password)) return 'Password must contain an upper case letter'
  if (!/\d/.test(password)) return 'Password must contain a number'
  if (/(.)\1\1/.test(password)) return 'Password must not repeat a character more than twice'
  const parts = [...name.split(' '), email.split('@')[0] ?? ''].filter((part) => part.length > 2)
  if (parts.some((part) => password.toLowerCase().includes(part.toLowerCase())))
    return 'Password contains user information'
  if (/^password1*$/i.test(password)) return 'Password is too common'
  const used = [...(previousPasswords.get(account) ?? []), account.password]
  return used.includes(password) ? 'Password has previously been used' : undefined
}
