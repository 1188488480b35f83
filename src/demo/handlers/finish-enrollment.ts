import { HttpResponse } from 'msw'

import { closeEnrollmentSession, findEnrollmentSession } from '~/demo/account/enrollment-sessions'
import { acceptTotpCode } from '~/demo/account/one-time-codes'
import { isValidClientData, parseAttestation, relyingParty, userHandleOf } from '~/demo/account/passkeys'
import { changePassword } from '~/demo/account/passwords'
import { confirmMethod, newMethodId } from '~/demo/account/unconfirmed-methods'
import type { AuthenticationMethod, EnrollmentSession } from '~/demo/data/account-state'
import type { Database } from '~/demo/data/database'
import { connectionUserId, type Persona } from '~/demo/data/personas'
import { invalidField, methodNotFound, problem } from '~/demo/gateways/my-account-errors'
import { endOtherSessions } from '~/demo/identity/sessions'
import { changeAccount, findMethod, listMethods } from '~/demo/tables/accounts'

type Fields = Record<string, unknown>

/** Handles POST /authentication-methods/{id}/verify, the second of the two requests of an enrollment. */
export async function finishEnrollment(
  database: Database,
  persona: Persona,
  methodId: string,
  fields: Fields,
  userAgent: string,
): Promise<Response> {
  const isUnconfirmed = findMethod(database, persona, methodId)?.method.confirmed === false
  if (!isUnconfirmed && !methodId.endsWith('|new')) return methodNotFound()
  const session = findEnrollmentSession(database, persona, { id: fields['auth_session'], methodId })
  if (!session) return problem(400, 'expired_token')

  const result = await verify(database, persona, session, fields, userAgent)
  if (result instanceof Response) return result
  closeEnrollmentSession(database, fields['auth_session'])
  return HttpResponse.json(result, { status: 201 })
}

/** Returns the new method, or the error. */
function verify(
  database: Database,
  persona: Persona,
  session: EnrollmentSession,
  fields: Fields,
  userAgent: string,
): Promise<Response | AuthenticationMethod> | Response | AuthenticationMethod {
  switch (session.type) {
    case 'totp':
    case 'email':
    case 'phone':
      return verifyCode(database, persona, session, fields['otp_code'])
    case 'push-notification':
      return verifyPush(database, persona, session, fields['auth_session'])
    case 'recovery-code':
      return confirm(database, persona, session.methodId)
    case 'password':
      return verifyPassword(database, persona, fields['new_password'])
    case 'passkey':
      return verifyPasskey(database, persona, session, fields['authn_response'], userAgent)
  }
}

function verifyCode(
  database: Database,
  persona: Persona,
  session: EnrollmentSession,
  code: unknown,
): Response | AuthenticationMethod {
  if (typeof code !== 'string' || !/^\d{6}$/.test(code))
    return invalidField('otp_code', 'must match pattern "^\\d{6}$"')
  const isCorrect = changeAccount(database, persona, ({ methods }) => {
    const stored = methods.find(({ method }) => method.id === session.methodId)
    return session.type === 'totp' ? stored !== undefined && acceptTotpCode(stored, code) : session.code === code
  })
  return isCorrect ? confirm(database, persona, session.methodId) : problem(400, 'invalid_code')
}

/** Approves the push notification at the second request, because the demo has no phone. */
function verifyPush(
  database: Database,
  persona: Persona,
  session: EnrollmentSession,
  id: unknown,
): Response | AuthenticationMethod {
  if (session.pollCount > 0) return confirm(database, persona, session.methodId)
  database.change(({ enrollmentSessions }) => {
    const stored = enrollmentSessions[String(id)]
    if (stored) stored.pollCount += 1
  })
  return problem(400, 'authorization_pending')
}

function confirm(database: Database, persona: Persona, id: string): Response | AuthenticationMethod {
  return confirmMethod(database, persona, id) ?? methodNotFound()
}

async function verifyPassword(
  database: Database,
  persona: Persona,
  password: unknown,
): Promise<Response | AuthenticationMethod> {
  // oxlint-disable-next-line no-control-regex -- the pattern rejects control characters
  if (typeof password !== 'string' || !/^[^\x00-\x1f\x7f]{1,256}$/.test(password)) {
    return invalidField(
      'new_password',
      'must NOT have fewer than 1 or more than 256 characters, nor control characters',
    )
  }
  const rejection = await changePassword(database, persona, password)
  if (rejection) {
    const invalid = rejection.brokenRules.map((detail) => ({ detail, field: 'new_password' }))
    return problem(400, rejection.error, { invalid })
  }
  endOtherSessions(database, persona)
  return listMethods(database, persona).find(({ type }) => type === 'password') ?? problem(404, 'Not found.')
}

function verifyPasskey(
  database: Database,
  persona: Persona,
  { challenge = '' }: EnrollmentSession,
  credential: unknown,
  userAgent: string,
): Response | AuthenticationMethod {
  const { response, transports } = readCredential(credential)
  let attested: Partial<AuthenticationMethod>
  try {
    if (!isValidClientData(response.clientDataJSON, 'webauthn.create', challenge))
      return problem(400, 'invalid_passkey')
    attested = parseAttestation(response.attestationObject)
  } catch {
    return problem(400, 'invalid_passkey')
  }
  const method: AuthenticationMethod = {
    id: newMethodId('passkey'),
    type: 'passkey',
    usage: ['primary'],
    created_at: new Date().toISOString(),
    identity_user_id: connectionUserId(persona),
    user_handle: userHandleOf(persona),
    user_agent: userAgent,
    relying_party_id: relyingParty().id,
    ...(transports && { transports }),
    ...attested,
  }
  changeAccount(database, persona, ({ methods }) => methods.push({ method, secrets: {} }))
  return method
}

type Credential = { response: { attestationObject: string; clientDataJSON: string }; transports?: string[] }

function readCredential(credential: unknown): Credential {
  const { response = {} } = (credential ?? {}) as { response?: Record<string, unknown> }
  const text = (name: string) => (typeof response[name] === 'string' ? response[name] : '')
  const { transports } = response
  return {
    response: { attestationObject: text('attestationObject'), clientDataJSON: text('clientDataJSON') },
    ...(Array.isArray(transports) && { transports: transports.map(String) }),
  }
}
