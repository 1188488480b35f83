import type { RequestHandler } from 'msw'

import { nextTotpCode } from './account/one-time-codes'
import type { Database } from './data/database'
import type { Persona } from './data/personas'
import { accountHandlers } from './handlers/accounts'
import { apiKeyHandlers } from './handlers/api-keys'
import { connectedAccountHandlers } from './handlers/connected-accounts'
import { identityHandlers } from './handlers/identity'
import { invitationHandlers } from './handlers/invitations'
import { managementTokenHandlers } from './handlers/management-tokens'
import { myAccountHandlers } from './handlers/my-account'
import { notificationHandlers } from './handlers/notifications'
import { myAccountProfileHandlers } from './handlers/my-account-profile'
import { profileHandlers } from './handlers/profiles'
import { promoCodeHandlers } from './handlers/promo-codes'
import { sessionHandlers } from './handlers/sessions'
import { readAccount } from './tables/accounts'
import { listMessages } from './tables/mailbox'

export { createDatabase } from './data/database'
export { setScenario } from './data/set-scenario'
export { issueBearerToken } from './identity/bearer-tokens'

/** Creates the whole backend of the demo, for the service worker in browsers and for msw/node in tests. */
export function createDemoHandlers(database: Database): RequestHandler[] {
  return [
    ...identityHandlers(database),
    ...myAccountHandlers(database),
    ...connectedAccountHandlers(database),
    ...accountHandlers(database),
    ...myAccountProfileHandlers(database),
    ...apiKeyHandlers(database),
    ...profileHandlers(database),
    ...managementTokenHandlers(database),
    ...invitationHandlers(database),
    ...notificationHandlers(database),
    ...promoCodeHandlers(database),
    ...sessionHandlers(database),
  ]
}

/** Returns the code of a user's newest authenticator app, confirmed or not. */
export function currentCode(database: Database, persona: Persona): string {
  const [newest] = readAccount(database, persona)
    .methods.filter(({ method }) => method.type === 'totp')
    .toSorted((one, other) => other.method.created_at.localeCompare(one.method.created_at))
  return newest ? nextTotpCode(newest) : ''
}

/** Returns a user's emails and text messages, newest first. `link` is relative to the base path of the console. */
export function mailbox(database: Database, persona: Persona): { subject: string; text: string; link?: string }[] {
  return listMessages(database, persona).map(({ subject, text, link }) => ({
    subject,
    text,
    ...(link !== undefined && { link }),
  }))
}
