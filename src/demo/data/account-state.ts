/** Authentication methods that the My Account API can enroll. */
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

/** An authentication method as the My Account API returns it. The optional fields depend on `type`. */
export type AuthenticationMethod = {
  id: string
  /** Any text: a tenant may have methods that this app does not know. */
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

/** Data for checking codes, which no API returns. */
export type MethodSecrets = {
  totpSecret?: string
  /** Time step of the last accepted code. Codes of this step and of earlier ones are rejected. */
  lastTotpStep?: number
  recoveryCodeHash?: string
}

export type StoredMethod = { method: AuthenticationMethod; secrets: MethodSecrets }

export type PasswordState = {
  /** Null while the user still has the initial password. */
  hash: string | null
  history: string[]
  changedAt: number | null
}

export type Account = { methods: StoredMethod[]; password: PasswordState }

/** An enrollment that waits for its second request. */
export type EnrollmentSession = {
  userId: string
  methodId: string
  type: FactorType
  expires: number
  /** Code sent by email or text message. */
  code?: string
  /** Challenge that a new passkey must sign. */
  challenge?: string
  /** Number of times the client asked whether the push notification was approved. */
  pollCount: number
}

export function usageOf(type: FactorType): Usage[] {
  return [type === 'passkey' || type === 'password' ? 'primary' : 'secondary']
}

export function isFactorType(type: unknown): type is FactorType {
  return factorTypes.some((known) => known === type)
}
