import type { RequestHandler } from 'msw'

import { readAccount } from '~/demo/tables/accounts'
import { totpCodeNow } from '~/demo/account/one-time-codes'
import type { Database } from '~/demo/data/database'
import { apiKeyHandlers } from '~/demo/handlers/api-keys'
import { identityHandlers } from '~/demo/handlers/identity'
import { invitationHandlers } from '~/demo/handlers/invitations'
import { managementTokenHandlers } from '~/demo/handlers/management-tokens'
import { myAccountHandlers } from '~/demo/handlers/my-account'
import { notificationHandlers } from '~/demo/handlers/notifications'
import { promoCodeHandlers } from '~/demo/handlers/promo-codes'
import { lettersFor } from '~/demo/tables/mailbox'
import type { Persona } from '~/demo/data/personas'

export { createDatabase } from '~/demo/data/database'
export { setScenario } from '~/demo/data/scenarios'
export { issueBearerToken } from '~/demo/identity/bearer-tokens'

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
