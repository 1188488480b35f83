import * as z from 'zod/mini'

import { myAccountApi } from './my-account-client'
import { ApiError } from './errors'
import { addressOf, LoginMethod, METHODS } from './my-account'

const Begun = z.object({ id: z.optional(z.string()), auth_session: z.string() })
const WithPicture = z.object({
  ...Begun.shape,
  barcode_uri: z.string(),
  manual_input_code: z.optional(z.string()),
})
const WithRecoveryCode = z.object({ ...Begun.shape, recovery_code: z.string() })

const Rule = z.optional(z.string())
/** The rules for passwords of this person's connection. A rule that is not named does not apply. */
export const PasswordPolicy = z.object({
  complexity: z.optional(
    z.object({
      min_length: z.optional(z.number()),
      character_types: z.optional(z.array(z.string())),
      character_type_rule: Rule,
      identical_characters: Rule,
      sequential_characters: Rule,
      max_length_exceeded: Rule,
    }),
  ),
  profile_data: z.optional(z.object({ active: z.boolean(), blocked_fields: z.optional(z.array(z.string())) })),
  history: z.optional(z.object({ active: z.boolean(), size: z.optional(z.number()) })),
  dictionary: z.optional(z.object({ active: z.boolean() })),
})
export type PasswordPolicy = z.output<typeof PasswordPolicy>
const WithPolicy = z.object({ ...Begun.shape, policy: z.optional(PasswordPolicy) })

const CredentialDescriptor = z.object({ id: z.string(), type: z.string(), transports: z.optional(z.array(z.string())) })
/** What WebAuthn wants for a new credential, in the JSON form of the standard: bytes as base64url. */
export const PasskeyOptions = z.looseObject({
  challenge: z.string(),
  rp: z.object({ id: z.optional(z.string()), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.optional(z.string()) }),
  pubKeyCredParams: z.array(z.object({ type: z.string(), alg: z.number() })),
  excludeCredentials: z.optional(z.array(CredentialDescriptor)),
})
export type PasskeyOptions = z.output<typeof PasskeyOptions>
const WithPasskeyOptions = z.object({ ...Begun.shape, authn_params_public_key: PasskeyOptions })

const answers = {
  totp: WithPicture,
  'push-notification': WithPicture,
  email: Begun,
  phone: Begun,
  'recovery-code': WithRecoveryCode,
  password: WithPolicy,
  passkey: WithPasskeyOptions,
} satisfies Record<string, z.ZodMiniType>

export type EnrollmentType = keyof typeof answers
type Targets = {
  email: { email: string }
  phone: { phone_number: string; preferred_authentication_method: 'sms' | 'voice' }
}
/** What the server wants to know to begin (auth0.md §2.3). */
export type EnrollmentRequest<Type extends EnrollmentType> = { type: Type } & (Type extends keyof Targets
  ? Targets[Type]
  : object)

type Answer<Type extends EnrollmentType> = z.output<(typeof answers)[Type]>
/** An enrollment under way. `address` is where it is verified; some of its fields are secrets. */
export type Enrollment<Type extends EnrollmentType> = Answer<Type> & { address: string }

/**
 * Begins an enrollment; nothing counts until it is verified. Ends in an ApiError: step-up where a fresher login is
 * needed, rate-limited with the seconds to wait, forbidden where the tenant does not allow this type.
 */
export async function beginEnrollment<Type extends EnrollmentType>(
  body: EnrollmentRequest<Type>,
): Promise<Enrollment<Type>> {
  // The compiler does not see that the entry of a type is the schema of that type while the type is still open.
  const answer = answers[body.type] as unknown as z.ZodMiniType<Answer<Type>>
  const { location, value } = await myAccountApi.exchange({ method: 'POST', href: METHODS, body, answer })
  // Unmodified, as Auth0 asks. It is followed by our client, which keeps the token on the tenant; where CORS hides the
  // header, the address is the documented one.
  return { ...value, address: location ?? addressOf(value.id ?? `${body.type}|new`) }
}

// It has happened, whatever the body looks like: an answer that is not understood must not read as a failure.
const Verified = z.pipe(
  z.unknown(),
  z.transform((body) => LoginMethod.safeParse(body).data),
)

export type Proof = { otp_code: string } | { new_password: string } | { authn_response: unknown } | object

/** Finishes an enrollment with its proof. The method counts from here on; undefined where the answer does not show it. */
export async function verifyEnrollment(
  { address, auth_session }: { address: string; auth_session: string },
  proof: Proof = {},
): Promise<LoginMethod | undefined> {
  return myAccountApi.send({
    method: 'POST',
    href: `${address}/verify`,
    body: { auth_session, ...proof },
    answer: Verified,
  })
}

/** What a refused proof means for the person, read from the words that Auth0's own clients know (auth0.md §2.6). */
export type ProofProblem = 'wrong' | 'expired' | 'pending' | undefined

export function proofProblem(error: unknown): ProofProblem {
  if (!(error instanceof ApiError) || error.status === undefined || error.status === 429 || error.status >= 500)
    return undefined
  const words = `${error.serverWords ?? ''} ${Object.values(error.fieldErrors).join(' ')}`.toLowerCase()
  if (/pending/.test(words)) return 'pending'
  // A session that is over is answered with words, or as something that is not there any more.
  if (/expired|auth_session/.test(words) || error.kind === 'not-found') return 'expired'
  return /invalid|wrong|incorrect|code/.test(words) && error.kind === 'rejected' ? 'wrong' : undefined
}
