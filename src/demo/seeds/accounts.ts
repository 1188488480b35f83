import { otto, type Persona } from '~/demo/data/personas'
import type { Account, Method, StoredMethod } from '~/demo/data/authentication-methods'
import { FIRST_RECOVERY_HASH } from '~/demo/account/recovery-codes'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const OTTO_TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15'

/** What a person begins with. The same arguments always make the same account. */
export function seedAccount(persona: Persona, now: number): Account {
  return {
    methods: persona.id === otto.id ? ottosMethods(now) : [],
    password: { hash: null, history: [], changedAt: null },
  }
}

/** One of everything that a list has to show, what no client of today knows included. */
function ottosMethods(now: number): StoredMethod[] {
  // Minutes more than the whole days, which would otherwise read as one day less.
  const daysAgo = (days: number) => new Date(now - days * DAY - 5 * MINUTE).toISOString()
  const secondary = (type: string, id: string, created: number, more: Partial<Method> = {}): Method => ({
    id: `${type}|dev_${id}`,
    type,
    usage: ['secondary'],
    confirmed: true,
    created_at: daysAgo(created),
    ...more,
  })
  return [
    // The first try, given up the day before the phone was set up.
    {
      shown: secondary('totp', '7hT2mVqXc9LkWz4R', 41, { confirmed: false }),
      proof: { totpSecret: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU' },
    },
    {
      shown: secondary('totp', 'Qw3nB8sYtE5uJpAf', 40, { name: 'iPhone', last_auth_at: daysAgo(2) }),
      proof: { totpSecret: OTTO_TOTP_SECRET },
    },
    { shown: secondary('recovery-code', 'Vb6cN1mZxK0lPoIu', 40), proof: { recoveryHash: FIRST_RECOVERY_HASH } },
    { shown: ottosPasskey(daysAgo(21), daysAgo(5)), proof: {} },
    {
      shown: secondary('webauthn-roaming', 'Hy7gT5rFdE3wSqAz', 30, { name: 'YubiKey 5', last_auth_at: daysAgo(12) }),
      proof: {},
    },
    { shown: secondary('voice-print', 'Lk9jH8gFdS7aPoIu', 9), proof: {} },
  ]
}

function ottosPasskey(created: string, lastUsed: string): Method {
  return {
    id: 'passkey|dev_Mn4bV3cXzL2kJhGf',
    type: 'passkey',
    usage: ['primary'],
    name: 'MacBook',
    created_at: created,
    last_auth_at: lastUsed,
    key_id: 'b3R0by1iZXJncy1tYWNib29rLXBhc3NrZXk',
    // Made up, like the key id: nobody has its other half.
    public_key:
      'pQECAyYgASFYIGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWIlggT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU',
    credential_device_type: 'multi_device',
    credential_backed_up: true,
    identity_user_id: otto.id.slice('auth0|'.length),
    user_handle: 'b3R0by1iZXJn',
    transports: ['internal', 'hybrid'],
    user_agent: SAFARI,
    aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
    relying_party_id: 'demo-tenant.example',
  }
}
