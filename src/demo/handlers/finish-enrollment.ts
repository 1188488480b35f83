import { HttpResponse } from 'msw'

import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { endOtherSessions } from '~/demo/identity/sessions'
import { changeAccount, findMethod, identityOf, listMethods } from '~/demo/tables/accounts'
import { closeAuthSession, findAuthSession } from '~/demo/account/enrollment-sessions'
import { confirmDraft, newMethodId } from '~/demo/account/drafts'
import type { AuthSession, Method } from '~/demo/data/authentication-methods'
import { spendTotpCode } from '~/demo/account/one-time-codes'
import { isForUs, readAttestation, relyingParty, userHandleOf } from '~/demo/account/passkeys'
import { changePassword } from '~/demo/account/passwords'
import { invalidField, problem } from '~/demo/gateways/my-account-problem'

type Fields = Record<string, unknown>

/** POST /authentication-methods/{id}/verify: the second of the two steps. */
export async function finishEnrollment(
  database: Database,
  persona: Persona,
  methodId: string,
  fields: Fields,
  userAgent: string,
): Promise<Response> {
  const isDraft = findMethod(database, persona, methodId)?.shown.confirmed === false
  if (!isDraft && !methodId.endsWith('|new')) return problem(404, 'Authentication method not found.')
  const session = findAuthSession(database, persona, { id: fields['auth_session'], methodId })
  if (!session) return problem(400, 'expired_token')

  const outcome = await prove(database, persona, session, fields, userAgent)
  if (outcome instanceof Response) return outcome
  closeAuthSession(database, fields['auth_session'])
  return HttpResponse.json(outcome, { status: 201 })
}

function prove(
  database: Database,
  persona: Persona,
  session: AuthSession,
  fields: Fields,
  userAgent: string,
): Promise<Response | Method> | Response | Method {
  switch (session.type) {
    case 'totp':
    case 'email':
    case 'phone':
      return proveWithCode(database, persona, session, fields['otp_code'])
    case 'push-notification':
      return provePush(database, persona, session, fields['auth_session'])
    case 'recovery-code':
      return confirm(database, persona, session.methodId)
    case 'password':
      return provePassword(database, persona, fields['new_password'])
    case 'passkey':
      return provePasskey(database, persona, session, fields['authn_response'], userAgent)
  }
}

function proveWithCode(database: Database, persona: Persona, session: AuthSession, code: unknown): Response | Method {
  if (typeof code !== 'string' || !/^\d{6}$/.test(code))
    return invalidField('otp_code', 'must match pattern "^\\d{6}$"')
  const isRight = changeAccount(database, persona, ({ methods }) => {
    const method = methods.find(({ shown }) => shown.id === session.methodId)
    return session.type === 'totp' ? method !== undefined && spendTotpCode(method, code) : session.code === code
  })
  return isRight ? confirm(database, persona, session.methodId) : problem(400, 'invalid_code')
}

/** Nobody has the app here, so the second look finds the message answered. */
function provePush(database: Database, persona: Persona, session: AuthSession, id: unknown): Response | Method {
  if (session.asked > 0) return confirm(database, persona, session.methodId)
  database.change(({ authSessions }) => {
    const kept = authSessions[String(id)]
    if (kept) kept.asked += 1
  })
  return problem(400, 'authorization_pending')
}

function confirm(database: Database, persona: Persona, id: string): Response | Method {
  return confirmDraft(database, persona, id) ?? problem(404, 'Authentication method not found.')
}

async function provePassword(database: Database, persona: Persona, password: unknown): Promise<Response | Method> {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (typeof password !== 'string' || !/^[^\x00-\x1f\x7f]{1,256}$/.test(password)) {
    return invalidField(
      'new_password',
      'must NOT have fewer than 1 or more than 256 characters, nor control characters',
    )
  }
  const refused = await changePassword(database, persona, password)
  if (refused) {
    const invalid = refused.broken.map((detail) => ({ detail, field: 'new_password' }))
    return problem(400, refused.problem, { invalid })
  }
  endOtherSessions(database, persona)
  return listMethods(database, persona).find(({ type }) => type === 'password') ?? problem(404, 'Not found.')
}

function provePasskey(
  database: Database,
  persona: Persona,
  { challenge = '' }: AuthSession,
  answer: unknown,
  userAgent: string,
): Response | Method {
  const { response, transports } = readCredential(answer)
  let attested: Partial<Method>
  try {
    if (!isForUs(response.clientDataJSON, 'webauthn.create', challenge)) return problem(400, 'invalid_passkey')
    attested = readAttestation(response.attestationObject)
  } catch {
    return problem(400, 'invalid_passkey')
  }
  const shown: Method = {
    id: newMethodId('passkey'),
    type: 'passkey',
    usage: ['primary'],
    created_at: new Date().toISOString(),
    identity_user_id: identityOf(persona),
    user_handle: userHandleOf(persona),
    user_agent: userAgent,
    relying_party_id: relyingParty().id,
    ...(transports && { transports }),
    ...attested,
  }
  changeAccount(database, persona, ({ methods }) => methods.push({ shown, proof: {} }))
  return shown
}

type Credential = { response: { attestationObject: string; clientDataJSON: string }; transports?: string[] }

function readCredential(answer: unknown): Credential {
  const { response = {} } = (answer ?? {}) as { response?: Record<string, unknown> }
  const text = (name: string) => (typeof response[name] === 'string' ? response[name] : '')
  const { transports } = response
  return {
    response: { attestationObject: text('attestationObject'), clientDataJSON: text('clientDataJSON') },
    ...(Array.isArray(transports) && { transports: transports.map(String) }),
  }
}
