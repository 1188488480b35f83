import { randomBytes, randomInt } from 'node:crypto'
import * as z from 'zod/mini'

import type { Account } from '../accounts.ts'
import { AuthnResponse, creationOptions, verifyPasskey } from './passkey.ts'
import { changePassword, policy } from './password.ts'
import { isCodeOf, newKey, newMethod, totpOf, type Method, type LoginMethods } from './login-methods.ts'
import { Problem } from './problem.ts'

const StartRequest = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['totp', 'push-notification', 'recovery-code', 'password', 'passkey']) }),
  z.object({ type: z.literal('email'), email: z.string().check(z.regex(/^\S+@\S+$/)) }),
])
const VerifyRequest = z.object({
  auth_session: z.string(),
  otp_code: z.optional(z.string()),
  new_password: z.optional(z.string()),
  authn_response: z.optional(AuthnResponse),
})

/** An enrollment that is not verified yet. `secret` is its challenge, code or key. */
type PendingEnrollment = { sub: string; id: string; method: Method; secret: string; polls: number }

/** Starts and verifies enrollments (docs/api/my-account.md#start-an-enrollment). */
export class Enrollments {
  readonly #pending = new Map<string, PendingEnrollment>()
  readonly #loginMethods: LoginMethods
  readonly #appOrigin: string
  /** Every secret in a response or a request, newest last. Tests check that the browser does not keep them. */
  readonly secrets: string[] = []
  /** All codes sent by email, newest last. */
  readonly sentCodes: string[] = []

  constructor(loginMethods: LoginMethods, appOrigin: string) {
    this.#loginMethods = loginMethods
    this.#appOrigin = appOrigin
  }

  /** Returns the response body, and the ID in the URL that verifies the enrollment. */
  start(account: Account, body: unknown): { id: string; responseBody: object } {
    const parsed = StartRequest.safeParse(body)
    if (!parsed.success) throw new Problem(400, 'unsupported_challenge_type', { field: 'type' })
    const { sub } = account
    const { type } = parsed.data
    const method = newMethod(type)
    const session = randomBytes(32).toString('base64url')
    const id = type === 'password' || type === 'passkey' ? `${type}|new` : method.id
    const savePending = (secret: string, details: object, isSecret = true) => {
      this.#pending.set(session, { sub, id, method, secret, polls: 0 })
      if (isSecret && secret) this.secrets.push(secret)
      return { id, responseBody: { ...(type !== 'passkey' && { id }), auth_session: session, ...details } }
    }

    if (type === 'passkey') {
      const options = creationOptions(account, this.#appOrigin)
      return savePending(options.challenge, { authn_params_public_key: options }, false)
    }
    if (type === 'password') return savePending('', { policy })
    // The list of login methods contains an unfinished enrollment as not confirmed.
    method.confirmed = false
    if (parsed.data.type === 'email') method.email = parsed.data.email
    this.#loginMethods.add(sub, method)
    if (type === 'email') {
      this.sentCodes.push(`${randomInt(100_000, 1_000_000)}`)
      return savePending(this.sentCodes.at(-1) ?? '', {}, false)
    }
    if (type === 'recovery-code') {
      const code = randomBytes(15)
        .toString('base64url')
        .replace(/[-_]/g, 'X')
        .toUpperCase()
        .padEnd(24, 'R')
        .slice(0, 24)
      return savePending(code, { recovery_code: code })
    }
    const key = newKey()
    const uri = totpOf(key, account.email).toString()
    if (type === 'totp') return savePending(key, { barcode_uri: uri, manual_input_code: key })
    return savePending(key, { barcode_uri: `otpauth://push/${account.email}?enrollment_tx_id=${key}&base_url=test` })
  }

  /** Verifies an enrollment. After a wrong code, the enrollment session stays valid. */
  verify(account: Account, id: string, body: unknown): Method {
    const parsed = VerifyRequest.safeParse(body)
    if (!parsed.success) throw new Problem(400, 'Payload validation error')
    const {
      auth_session: session,
      otp_code: code = '',
      new_password: password = '',
      authn_response: authnResponse,
    } = parsed.data
    const pending = this.#pending.get(session)
    if (pending?.sub !== account.sub || pending.id !== id) throw new Problem(400, 'expired_token')
    let { method } = pending
    if (method.type === 'totp' && !isCodeOf(pending.secret, code))
      throw new Problem(400, 'invalid_code', { field: 'otp_code' })
    if (method.type === 'email' && code !== pending.secret)
      throw new Problem(400, 'invalid_code', { field: 'otp_code' })
    // The first poll is too early: the user has not approved the request on the phone yet.
    if (method.type === 'push-notification' && pending.polls++ === 0) throw new Problem(400, 'authorization_pending')
    if (method.type === 'passkey') {
      if (!authnResponse) throw new Problem(400, 'Payload validation error', { field: 'authn_response' })
      method = verifyPasskey(account.sub, authnResponse, pending.secret, this.#appOrigin)
    }
    if (method.type === 'password') {
      this.secrets.push(password)
      changePassword(account, password)
    }
    this.#pending.delete(session)
    if (method.type === 'password') {
      const current = this.#loginMethods.of(account.sub).find(({ type }) => type === 'password') ?? method
      return this.#loginMethods.add(account.sub, { ...current, last_password_reset: new Date().toISOString() })
    }
    if (method.confirmed !== undefined) method.confirmed = true
    return this.#loginMethods.add(account.sub, { ...method }, method.type === 'totp' ? pending.secret : undefined)
  }
}
