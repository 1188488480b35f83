import type { RequestHandler } from 'msw'

import { readAccount } from './account/account-table'
import { totpCodeNow } from './account/one-time-codes'
import type { Database } from './database'
import { apiKeyHandlers } from './handlers/api-keys'
import { identityHandlers } from './handlers/identity'
import { invitationHandlers } from './handlers/invitations'
import { managementTokenHandlers } from './handlers/management-tokens'
import { myAccountHandlers } from './handlers/my-account'
import { notificationHandlers } from './handlers/notifications'
import { promoCodeHandlers } from './handlers/promo-codes'
import { lettersFor } from './mailbox'
import type { Persona } from './personas'

export { createDatabase } from './database'
export { setScenario } from './scenarios'
export { issueBearerToken } from './bearer-tokens'

/** The whole backend of the demo: for the worker in a browser, and for msw/node in a test. */
export function createDemoHandlers(database: Database): RequestHandler[] {
  return [
    ...identityHandlers(database),
    ...myAccountHandlers(database),
    ...apiKeyHandlers(database),
    ...managementTokenHandlers(database),
    ...invitationHandlers(database),
    ...notificationHandlers(database),
    ...promoCodeHandlers(database),
  ]
}

/** What the person's authenticator app shows for the newest method of theirs, confirmed or not. */
export function currentCode(database: Database, persona: Persona): string {
  const [newest] = readAccount(database, persona)
    .methods.filter(({ shown }) => shown.type === 'totp')
    .toSorted((one, other) => other.shown.created_at.localeCompare(one.shown.created_at))
  return newest ? totpCodeNow(newest) : ''
}

/** What arrived for a person, the newest first. A link is a page of the console's own site, without its base path. */
export function mailbox(database: Database, persona: Persona): { subject: string; text: string; link?: string }[] {
  return lettersFor(database, persona).map(({ subject, text, link }) => ({
    subject,
    text,
    ...(link !== undefined && { link }),
  }))
}
