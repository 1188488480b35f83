import { randomBytes, randomInt } from 'node:crypto'
import * as z from 'zod/mini'

import type { Account } from '../accounts.ts'
import { AuthnResponse, creationOptions, verifyPasskey } from './passkey.ts'
import { changePassword, policy } from './password.ts'
import { isCodeOf, newKey, newMethod, totpOf, type Method, type People } from './people.ts'
import { Problem } from './problem.ts'

const Begin = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['totp', 'push-notification', 'recovery-code', 'password', 'passkey']) }),
  z.object({ type: z.literal('email'), email: z.string().check(z.regex(/^\S+@\S+$/)) }),
])
const Proof = z.object({
  auth_session: z.string(),
  otp_code: z.optional(z.string()),
  new_password: z.optional(z.string()),
  authn_response: z.optional(AuthnResponse),
})

/** An enrollment that was begun and not finished. `secret` is what its proof is checked against. */
type Begun = { sub: string; id: string; method: Method; secret: string; polls: number }

/** Both steps of every enrollment (auth0.md §2.3). A method counts once it is verified. */
export class Enrollments {
  readonly #begun = new Map<string, Begun>()
  readonly #people: People
  readonly #appOrigin: string
  /** Every secret that was handed out or sent in, newest last: what a test looks for where it must not be. */
  readonly secrets: string[] = []
  /** The codes that went out by email, newest last. */
  readonly sentCodes: string[] = []

  constructor(people: People, appOrigin: string) {
    this.#people = people
    this.#appOrigin = appOrigin
  }

  /** The answer to the first step, and the name of the method in the address that verifies it. */
  begin(account: Account, body: unknown): { id: string; answer: object } {
    const parsed = Begin.safeParse(body)
    if (!parsed.success) throw new Problem(400, 'unsupported_challenge_type', { field: 'type' })
    const { sub } = account
    const { type } = parsed.data
    const method = newMethod(type)
    const session = randomBytes(32).toString('base64url')
    const id = type === 'password' || type === 'passkey' ? `${type}|new` : method.id
    const keep = (secret: string, details: object, isSecret = true) => {
      this.#begun.set(session, { sub, id, method, secret, polls: 0 })
      if (isSecret && secret) this.secrets.push(secret)
      return { id, answer: { ...(type !== 'passkey' && { id }), auth_session: session, ...details } }
    }

    if (type === 'passkey') {
      const options = creationOptions(account, this.#appOrigin)
      return keep(options.challenge, { authn_params_public_key: options }, false)
    }
    if (type === 'password') return keep('', { policy })
    // Whatever is left unfinished is listed as not confirmed.
    method.confirmed = false
    if (parsed.data.type === 'email') method.email = parsed.data.email
    this.#people.add(sub, method)
    if (type === 'email') {
      this.sentCodes.push(`${randomInt(100_000, 1_000_000)}`)
      return keep(this.sentCodes.at(-1) ?? '', {}, false)
    }
    if (type === 'recovery-code') {
      const code = randomBytes(15)
        .toString('base64url')
        .replace(/[-_]/g, 'X')
        .toUpperCase()
        .padEnd(24, 'R')
        .slice(0, 24)
      return keep(code, { recovery_code: code })
    }
    const key = newKey()
    const uri = totpOf(key, account.email).toString()
    if (type === 'totp') return keep(key, { barcode_uri: uri, manual_input_code: key })
    return keep(key, { barcode_uri: `otpauth://push/${account.email}?enrollment_tx_id=${key}&base_url=test` })
  }

  /** The second step. The session is spent only by a proof that is good. */
  verify(account: Account, id: string, body: unknown): Method {
    const parsed = Proof.safeParse(body)
    if (!parsed.success) throw new Problem(400, 'Payload validation error')
    const {
      auth_session: session,
      otp_code: code = '',
      new_password: password = '',
      authn_response: answer,
    } = parsed.data
    const begun = this.#begun.get(session)
    if (begun?.sub !== account.sub || begun.id !== id) throw new Problem(400, 'expired_token')
    let { method } = begun
    if (method.type === 'totp' && !isCodeOf(begun.secret, code))
      throw new Problem(400, 'invalid_code', { field: 'otp_code' })
    if (method.type === 'email' && code !== begun.secret) throw new Problem(400, 'invalid_code', { field: 'otp_code' })
    // Somebody has to take out their phone first.
    if (method.type === 'push-notification' && begun.polls++ === 0) throw new Problem(400, 'authorization_pending')
    if (method.type === 'passkey') {
      if (!answer) throw new Problem(400, 'Payload validation error', { field: 'authn_response' })
      method = verifyPasskey(answer, begun.secret, this.#appOrigin)
    }
    if (method.type === 'password') {
      this.secrets.push(password)
      changePassword(account, password)
    }
    this.#begun.delete(session)
    if (method.type === 'password') {
      const now = this.#people.of(account.sub).find(({ type }) => type === 'password') ?? method
      return this.#people.add(account.sub, { ...now, last_password_reset: new Date().toISOString() })
    }
    if (method.confirmed !== undefined) method.confirmed = true
    return this.#people.add(account.sub, { ...method }, method.type === 'totp' ? begun.secret : undefined)
  }
}
