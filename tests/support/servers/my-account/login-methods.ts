import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

export type MethodType = 'password' | 'passkey' | 'totp' | 'email' | 'push-notification' | 'recovery-code'

/** A login method in the format of the API (docs/api/my-account.md#login-methods). */
export type Method = {
  id: string
  type: MethodType
  usage: ('primary' | 'secondary')[]
  created_at: string
  confirmed?: boolean
  name?: string
  last_auth_at?: string
  email?: string
  identity_user_id?: string
  last_password_reset?: string
  key_id?: string
  public_key?: string
  credential_device_type?: 'single_device' | 'multi_device'
  credential_backed_up?: boolean
  user_handle?: string
  transports?: string[]
  relying_party_id?: string
}

/** The login methods of all users, and the keys of their authenticator apps, which no response contains. */
export class LoginMethods {
  readonly #methods = new Map<string, Method[]>()
  readonly #keys = new Map<string, string>()

  of(sub: string): Method[] {
    const methods = this.#methods.get(sub) ?? [passwordOf(sub)]
    this.#methods.set(sub, methods)
    return methods
  }

  find(sub: string, id: string): Method | undefined {
    return this.of(sub).find((method) => method.id === id)
  }

  /** Adds a method. A user has only one recovery code, so a new one replaces the old one. */
  add(sub: string, method: Method, key?: string): Method {
    const isReplaced = (one: Method) =>
      one.id === method.id || (one.type === 'recovery-code' && method.type === 'recovery-code' && method.confirmed)
    this.#methods.set(sub, [...this.of(sub).filter((one) => !isReplaced(one)), method])
    if (key) this.#keys.set(method.id, key)
    return method
  }

  /** Adds a confirmed authenticator app. Returns a function that returns the app's current code. */
  addAuthenticatorApp(sub: string, name = 'Authenticator app'): () => string {
    const key = newKey()
    this.add(sub, { ...newMethod('totp'), confirmed: true, name }, key)
    return () => totpOf(key).generate()
  }

  rename(method: Method, name: string): Method {
    method.name = name
    return method
  }

  delete(sub: string, id: string): boolean {
    const rest = this.of(sub).filter((method) => method.id !== id)
    const isThere = rest.length < this.of(sub).length
    this.#methods.set(sub, rest)
    return isThere
  }

  hasAuthenticatorApp(sub: string): boolean {
    return this.of(sub).some(({ type, confirmed }) => type === 'totp' && confirmed)
  }

  /** True if one of the user's authenticator apps shows this code now, or up to 30 seconds earlier or later. */
  isCode(sub: string, code: string): boolean {
    return this.of(sub)
      .filter(({ type, confirmed }) => type === 'totp' && confirmed)
      .some(({ id }) => isCodeOf(this.#keys.get(id) ?? '', code))
  }
}

export function newMethod(type: MethodType): Method {
  const isPrimary = type === 'password' || type === 'passkey'
  return {
    id: `${type}|dev_${randomBytes(12).toString('base64url')}`,
    type,
    usage: [isPrimary ? 'primary' : 'secondary'],
    created_at: new Date().toISOString(),
  }
}

export function newKey(): string {
  return new Secret({ size: 20 }).base32
}

export function totpOf(key: string, label = ''): TOTP {
  return new TOTP({
    issuer: 'Test Tenant',
    label,
    secret: Secret.fromBase32(key),
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
  })
}

export function isCodeOf(key: string, code: string): boolean {
  return key !== '' && totpOf(key).validate({ token: code.replace(/\s/g, ''), window: 1 }) !== null
}

function passwordOf(sub: string): Method {
  return { ...newMethod('password'), id: 'password|1', identity_user_id: sub.split('|')[1] ?? sub }
}
