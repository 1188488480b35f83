import { HttpResponse } from 'msw'

import { openEnrollmentSession } from '~/demo/account/enrollment-sessions'
import { newSixDigitCode, newTotpSecret, totpUri } from '~/demo/account/one-time-codes'
import { newPasskeyChallenge, passkeyCreationOptions } from '~/demo/account/passkeys'
import { passwordPolicy } from '~/demo/account/password-policy'
import { newRecoveryCode } from '~/demo/account/recovery-codes'
import { addUnconfirmedMethod, type UnconfirmedMethod } from '~/demo/account/unconfirmed-methods'
import type { FactorType } from '~/demo/data/account-state'
import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { ISSUER, MY_ACCOUNT_BASE } from '~/demo/demo-config'
import { invalidField, problem } from '~/demo/gateways/my-account-errors'
import { randomText } from '~/demo/lib/encoding'
import { listConfirmedMethods } from '~/demo/tables/accounts'
import { deliverCode } from '~/demo/tables/mailbox'

const MAX_METHODS_PER_TYPE = 10

type Fields = Record<string, unknown>

/** Handles POST /authentication-methods, the first of the two requests of an enrollment. */
export async function startEnrollment(
  database: Database,
  persona: Persona,
  type: FactorType,
  fields: Fields,
): Promise<Response> {
  if (listConfirmedMethods(database, persona, type).length >= MAX_METHODS_PER_TYPE)
    return problem(400, 'too_many_entities')
  const email = String(fields['email'] ?? '')
  const phone = String(fields['phone_number'] ?? '')
  const preferred = fields['preferred_authentication_method'] ?? 'sms'
  switch (type) {
    case 'totp': {
      const secret = newTotpSecret()
      const method = addUnconfirmedMethod(database, persona, type, {}, { totpSecret: secret })
      return acceptEnrollment(database, persona, method, {
        barcode_uri: totpUri(secret, persona.email),
        manual_input_code: secret,
      })
    }
    case 'push-notification': {
      const query = new URLSearchParams({ enrollment_tx_id: randomText(22), base_url: `${ISSUER}appliance-mfa` })
      const label = encodeURIComponent(`Latchkey demo:${persona.email}`)
      const method = addUnconfirmedMethod(database, persona, type)
      return acceptEnrollment(database, persona, method, { barcode_uri: `otpauth://totp/${label}?${query}` })
    }
    case 'email': {
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) return invalidField('email', 'must match format "email"')
      return sendCode(database, persona, addUnconfirmedMethod(database, persona, type, { email }), { email })
    }
    case 'phone': {
      if (!/^\+[1-9]\d{6,14}$/.test(phone)) return problem(400, 'invalid_phone_number')
      if (preferred !== 'sms' && preferred !== 'voice') {
        return invalidField('preferred_authentication_method', 'must be equal to one of the allowed values')
      }
      const method = addUnconfirmedMethod(database, persona, type, {
        phone_number: phone,
        preferred_authentication_method: preferred,
      })
      return sendCode(database, persona, method, { phone })
    }
    case 'recovery-code': {
      const { code, hash } = await newRecoveryCode()
      const method = addUnconfirmedMethod(database, persona, type, {}, { recoveryCodeHash: hash })
      return acceptEnrollment(database, persona, method, { recovery_code: code })
    }
    case 'password':
      return acceptEnrollment(database, persona, { id: 'password|new', type }, { policy: passwordPolicy })
    case 'passkey':
      return startPasskey(database, persona)
  }
}

function sendCode(
  database: Database,
  persona: Persona,
  method: UnconfirmedMethod,
  recipient: { email?: string; phone?: string },
): Response {
  const code = newSixDigitCode()
  deliverCode(database, persona, { code, ...recipient })
  return acceptEnrollment(database, persona, method, {}, { code })
}

/** A passkey gets its ID from the authenticator, so there is no unconfirmed method and no ID in the response. */
function startPasskey(database: Database, persona: Persona): Response {
  const challenge = newPasskeyChallenge()
  const existing = listConfirmedMethods(database, persona, 'passkey').map(({ method }) => method)
  const methodId = 'passkey|new'
  const auth_session = openEnrollmentSession(database, persona, { methodId, type: 'passkey', challenge })
  const authn_params_public_key = passkeyCreationOptions(persona, challenge, existing)
  return acceptedResponse(methodId, { auth_session, authn_params_public_key })
}

function acceptEnrollment(
  database: Database,
  persona: Persona,
  { id, type }: UnconfirmedMethod,
  body: object,
  more: { code?: string } = {},
): Response {
  const auth_session = openEnrollmentSession(database, persona, { methodId: id, type, ...more })
  return acceptedResponse(id, { id, auth_session, ...body })
}

function acceptedResponse(id: string, body: object): Response {
  const location = `${MY_ACCOUNT_BASE}/authentication-methods/${encodeURIComponent(id)}`
  return HttpResponse.json(body, { status: 202, headers: { location } })
}
