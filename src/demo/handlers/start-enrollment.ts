import { HttpResponse } from 'msw'

import type { Database } from '~/demo/data/database'
import { deliverCode } from '~/demo/tables/mailbox'
import type { Persona } from '~/demo/data/personas'
import { randomText } from '~/demo/lib/encoding'
import { ISSUER, ME_BASE } from '~/demo/demo-config'
import { confirmedMethods } from '~/demo/tables/accounts'
import { openAuthSession } from '~/demo/account/enrollment-sessions'
import { addDraft, type Draft } from '~/demo/account/drafts'
import type { FactorType } from '~/demo/data/authentication-methods'
import { newSentCode, newTotpSecret, totpAddress } from '~/demo/account/one-time-codes'
import { newPasskeyChallenge, passkeyOptions } from '~/demo/account/passkeys'
import { passwordPolicy } from '~/demo/account/password-policy'
import { invalidField, problem } from '~/demo/gateways/my-account-problem'
import { newRecoveryCode } from '~/demo/account/recovery-codes'

const MOST_OF_A_TYPE = 10

type Fields = Record<string, unknown>

/** POST /authentication-methods: the first of the two steps. */
export async function startEnrollment(
  database: Database,
  persona: Persona,
  type: FactorType,
  fields: Fields,
): Promise<Response> {
  if (confirmedMethods(database, persona, type).length >= MOST_OF_A_TYPE) return problem(400, 'too_many_entities')
  const email = String(fields['email'] ?? '')
  const phone = String(fields['phone_number'] ?? '')
  const preferred = fields['preferred_authentication_method'] ?? 'sms'
  switch (type) {
    case 'totp': {
      const secret = newTotpSecret()
      const draft = addDraft(database, persona, type, {}, { totpSecret: secret })
      return begun(database, persona, draft, {
        barcode_uri: totpAddress(secret, persona.email),
        manual_input_code: secret,
      })
    }
    case 'push-notification': {
      const query = new URLSearchParams({ enrollment_tx_id: randomText(22), base_url: `${ISSUER}appliance-mfa` })
      const label = encodeURIComponent(`Latchkey demo:${persona.email}`)
      const draft = addDraft(database, persona, type)
      return begun(database, persona, draft, { barcode_uri: `otpauth://totp/${label}?${query}` })
    }
    case 'email': {
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) return invalidField('email', 'must match format "email"')
      return sendCode(database, persona, addDraft(database, persona, type, { email }), { email })
    }
    case 'phone': {
      if (!/^\+[1-9]\d{6,14}$/.test(phone)) return problem(400, 'invalid_phone_number')
      if (preferred !== 'sms' && preferred !== 'voice') {
        return invalidField('preferred_authentication_method', 'must be equal to one of the allowed values')
      }
      const draft = addDraft(database, persona, type, {
        phone_number: phone,
        preferred_authentication_method: preferred,
      })
      return sendCode(database, persona, draft, { phone })
    }
    case 'recovery-code': {
      const { code, hash } = await newRecoveryCode()
      const draft = addDraft(database, persona, type, {}, { recoveryHash: hash })
      return begun(database, persona, draft, { recovery_code: code })
    }
    case 'password':
      return begun(database, persona, { id: 'password|new', type }, { policy: passwordPolicy })
    case 'passkey':
      return startPasskey(database, persona)
  }
}

function sendCode(
  database: Database,
  persona: Persona,
  draft: Draft,
  address: { email?: string; phone?: string },
): Response {
  const code = newSentCode()
  deliverCode(database, persona, { code, ...address })
  return begun(database, persona, draft, {}, { code })
}

/** A passkey has no draft, and its answer no id: it is known by what the authenticator makes. */
function startPasskey(database: Database, persona: Persona): Response {
  const challenge = newPasskeyChallenge()
  const existing = confirmedMethods(database, persona, 'passkey').map(({ shown }) => shown)
  const methodId = 'passkey|new'
  const auth_session = openAuthSession(database, persona, { methodId, type: 'passkey', challenge })
  const authn_params_public_key = passkeyOptions(persona, challenge, existing)
  return accepted(methodId, { auth_session, authn_params_public_key })
}

function begun(
  database: Database,
  persona: Persona,
  { id, type }: Draft,
  body: object,
  more: { code?: string } = {},
): Response {
  const auth_session = openAuthSession(database, persona, { methodId: id, type, ...more })
  return accepted(id, { id, auth_session, ...body })
}

function accepted(id: string, body: object): Response {
  const location = `${ME_BASE}/authentication-methods/${encodeURIComponent(id)}`
  return HttpResponse.json(body, { status: 202, headers: { location } })
}
