export const factorTypes = [
  'totp',
  'push-notification',
  'email',
  'phone',
  'recovery-code',
  'passkey',
  'password',
] as const
export type FactorType = (typeof factorTypes)[number]

type Usage = 'primary' | 'secondary'

/** An authentication method as the API shows it. Which of the later fields it has depends on its type. */
export type Method = {
  id: string
  /** Any text: a tenant may have methods that no client knows yet. */
  type: string
  usage: Usage[]
  created_at: string
  confirmed?: boolean
  name?: string
  last_auth_at?: string
  phone_number?: string
  preferred_authentication_method?: 'sms' | 'voice'
  email?: string
  identity_user_id?: string
  last_password_reset?: string
  key_id?: string
  public_key?: string
  credential_device_type?: 'single_device' | 'multi_device'
  credential_backed_up?: boolean
  user_handle?: string
  transports?: string[]
  user_agent?: string
  aaguid?: string
  relying_party_id?: string
}

/** What only the provider knows of a method, to recognize it again. */
export type Proof = {
  totpSecret?: string
  /** The time step of the last code that was taken: neither it nor an earlier one is good again. */
  lastStep?: number
  recoveryHash?: string
}

export type StoredMethod = { shown: Method; proof: Proof }

/** Null: still the one that everybody begins with. */
export type PasswordRecord = { hash: string | null; history: string[]; changedAt: number | null }

export type Account = { methods: StoredMethod[]; password: PasswordRecord }

/** An enrollment between its two steps. */
export type AuthSession = {
  userId: string
  methodId: string
  type: FactorType
  expires: number
  /** What was sent by email or as a text message. */
  code?: string
  /** What the passkey has to sign. */
  challenge?: string
  /** How often somebody asked whether the push message was answered. */
  asked: number
}

export function usageOf(type: FactorType): Usage[] {
  return [type === 'passkey' || type === 'password' ? 'primary' : 'secondary']
}

export function isFactorType(type: unknown): type is FactorType {
  return factorTypes.some((known) => known === type)
}
