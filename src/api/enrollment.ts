import * as z from 'zod/mini'

import { myAccountApi } from './my-account-client'
import { ApiError } from './errors'
import { Count, ifReadable, maybe, MaybeText, Opaque } from './fields'
import { Id } from './ids'
import { Flag } from './odd-fields'
import { MaybeLoginMethod, methodPath, METHODS, type LoginMethod } from './my-account'

/** The path of an enrollment is in the Location header, too, so an unreadable ID does not cost its secret. */
const Started = z.object({ id: ifReadable(Id), auth_session: Opaque })
const WithQrCode = z.object({
  ...Started.shape,
  barcode_uri: Opaque,
  manual_input_code: ifReadable(Opaque),
})
const WithRecoveryCode = z.object({ ...Started.shape, recovery_code: Opaque })

const Rule = ifReadable(z.string())
const TextList = ifReadable(z.array(z.string()))
const Active = ifReadable(Flag)
/** The password rules of the user's connection. A rule that is missing or cannot be read does not apply. */
export const PasswordPolicy = z.object({
  complexity: ifReadable(
    z.object({
      min_length: ifReadable(Count),
      character_types: TextList,
      character_type_rule: Rule,
      identical_characters: Rule,
      sequential_characters: Rule,
      max_length_exceeded: Rule,
    }),
  ),
  profile_data: ifReadable(z.object({ active: Active, blocked_fields: TextList })),
  history: ifReadable(z.object({ active: Active, size: ifReadable(Count) })),
  dictionary: ifReadable(z.object({ active: Active })),
})
export type PasswordPolicy = z.output<typeof PasswordPolicy>
const WithPolicy = z.object({ ...Started.shape, policy: ifReadable(PasswordPolicy) })

const CredentialDescriptor = z.object({ id: z.string(), type: z.string(), transports: maybe(z.array(z.string())) })
/** WebAuthn's options for creating a credential, in its JSON form (bytes as base64url). */
export const PasskeyOptions = z.looseObject({
  challenge: z.string(),
  rp: z.object({ id: MaybeText, name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: MaybeText }),
  pubKeyCredParams: z.array(z.object({ type: z.string(), alg: z.number() })),
  excludeCredentials: maybe(z.array(CredentialDescriptor)),
})
export type PasskeyOptions = z.output<typeof PasskeyOptions>
const WithPasskeyOptions = z.object({ ...Started.shape, authn_params_public_key: PasskeyOptions })

const schemas = {
  totp: WithQrCode,
  'push-notification': WithQrCode,
  email: Started,
  phone: Started,
  'recovery-code': WithRecoveryCode,
  password: WithPolicy,
  passkey: WithPasskeyOptions,
} satisfies Record<string, z.ZodMiniType>

export type EnrollmentType = keyof typeof schemas
type Targets = {
  email: { email: string }
  phone: { phone_number: string; preferred_authentication_method: 'sms' | 'voice' }
}
/** Request body that starts an enrollment (docs/api/my-account.md). */
export type EnrollmentRequest<Type extends EnrollmentType> = { type: Type } & (Type extends keyof Targets
  ? Targets[Type]
  : object)

type Response<Type extends EnrollmentType> = z.output<(typeof schemas)[Type]>
/** An enrollment that has started. `path` is where it is verified. Some of its fields are secrets. */
export type Enrollment<Type extends EnrollmentType> = Response<Type> & { path: string }

/**
 * Starts an enrollment, which has no effect until it is verified. Throws an ApiError: `step-up` if a fresher login is
 * needed, `rate-limited` with the seconds to wait, `forbidden` if the tenant does not allow this type.
 */
export async function startEnrollment<Type extends EnrollmentType>(
  body: EnrollmentRequest<Type>,
): Promise<Enrollment<Type>> {
  // TypeScript cannot relate `schemas[type]` to `Response<Type>` while `Type` is generic.
  const schema = schemas[body.type] as unknown as z.ZodMiniType<Response<Type>>
  const { location, value } = await myAccountApi.exchange({ method: 'POST', href: METHODS, body, schema })
  // Auth0 asks clients to use the Location header unmodified. The client confines it to the tenant's origin. If CORS hides
  // the header, the documented path is used.
  return { ...value, path: location ?? methodPath(value.id ?? `${body.type}|new`) }
}

/** The part of a verification request that depends on the type: a code, a new password, a passkey, or nothing. */
export type Proof = { otp_code: string } | { new_password: string } | { authn_response: unknown } | object

/** Verifies an enrollment, which adds the method. Returns the method, or undefined if the response does not contain it. */
export async function verifyEnrollment(
  { path, auth_session }: { path: string; auth_session: string },
  proof: Proof = {},
): Promise<LoginMethod | undefined> {
  return myAccountApi.send({
    method: 'POST',
    href: `${path}/verify`,
    body: { auth_session, ...proof },
    schema: MaybeLoginMethod,
  })
}

/** Why a verification failed, read from the error messages that Auth0's own SDKs recognize (docs/api/my-account.md). */
export type VerificationProblem = 'wrong' | 'expired' | 'pending' | undefined

export function verificationProblem(error: unknown): VerificationProblem {
  if (!(error instanceof ApiError) || error.status === undefined || error.status === 429 || error.status >= 500)
    return undefined
  const message = `${error.serverMessage ?? ''} ${Object.values(error.fieldErrors).join(' ')}`.toLowerCase()
  if (/pending/.test(message)) return 'pending'
  // An expired enrollment is reported by message, or as 404.
  if (/expired|auth_session/.test(message) || error.kind === 'not-found') return 'expired'
  return /invalid|wrong|incorrect|code/.test(message) && error.kind === 'rejected' ? 'wrong' : undefined
}
