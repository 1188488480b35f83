import type { Account, AuthenticationMethod, StoredMethod } from '~/demo/data/account-state'
import { connectionUserId, otto, OTTO_RECOVERY_CODE_HASH, type Persona } from '~/demo/data/personas'
import { DAY, MINUTE } from '~/demo/lib/time'

const OTTO_TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15'

/** Creates a user's initial account. The same arguments always create the same account. */
export function seedAccount(persona: Persona, now: number): Account {
  return {
    methods: persona.id === otto.id ? createOttosMethods(now) : [],
    password: { hash: null, history: [], changedAt: null },
  }
}

/** One method of each kind that the app lists, and one of an unknown type. */
function createOttosMethods(now: number): StoredMethod[] {
  // The app rounds down: without the five minutes, "2 days ago" would read "1 day ago".
  const daysAgo = (days: number) => new Date(now - days * DAY - 5 * MINUTE).toISOString()
  const secondary = (
    type: string,
    id: string,
    createdDaysAgo: number,
    more: Partial<AuthenticationMethod> = {},
  ): AuthenticationMethod => ({
    id: `${type}|dev_${id}`,
    type,
    usage: ['secondary'],
    confirmed: true,
    created_at: daysAgo(createdDaysAgo),
    ...more,
  })
  return [
    // Otto abandoned this first attempt and set up the app a day later.
    {
      method: secondary('totp', '7hT2mVqXc9LkWz4R', 41, { confirmed: false }),
      secrets: { totpSecret: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU' },
    },
    {
      method: secondary('totp', 'Qw3nB8sYtE5uJpAf', 40, { name: 'iPhone', last_auth_at: daysAgo(2) }),
      secrets: { totpSecret: OTTO_TOTP_SECRET },
    },
    {
      method: secondary('recovery-code', 'Vb6cN1mZxK0lPoIu', 40),
      secrets: { recoveryCodeHash: OTTO_RECOVERY_CODE_HASH },
    },
    { method: createOttosPasskey(daysAgo(21), daysAgo(5)), secrets: {} },
    {
      method: secondary('webauthn-roaming', 'Hy7gT5rFdE3wSqAz', 30, { name: 'YubiKey 5', last_auth_at: daysAgo(12) }),
      secrets: {},
    },
    { method: secondary('voice-print', 'Lk9jH8gFdS7aPoIu', 9), secrets: {} },
  ]
}

function createOttosPasskey(created: string, lastUsed: string): AuthenticationMethod {
  return {
    id: 'passkey|dev_Mn4bV3cXzL2kJhGf',
    type: 'passkey',
    usage: ['primary'],
    name: 'MacBook',
    created_at: created,
    last_auth_at: lastUsed,
    key_id: 'b3R0by1iZXJncy1tYWNib29rLXBhc3NrZXk',
    // A made-up public key. No private key exists, so this passkey cannot log in.
    public_key:
      'pQECAyYgASFYIGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWIlggT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU',
    credential_device_type: 'multi_device',
    credential_backed_up: true,
    identity_user_id: connectionUserId(otto),
    user_handle: 'b3R0by1iZXJn',
    transports: ['internal', 'hybrid'],
    user_agent: SAFARI,
    aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
    relying_party_id: 'demo-tenant.example',
  }
}
