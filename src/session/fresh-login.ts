import { ApiError } from '~/api/errors'

import type { Identity } from './identity'

const MINUTE = 60_000
/** Maximum age of a login before the user creates a secret. */
const SECRET_VALID_MS = 60 * MINUTE

/**
 * Throws a demand for a step-up unless the user has just logged in for this purpose. Every new way to log in, and the end
 * of one, asks for it, because the tenant may not: otherwise an unattended screen is enough to take over the account.
 */
export async function requireStepUp(identity: Identity): Promise<void> {
  if (!(await identity.getCompletedStepUp())) throw demand()
}

/** Throws a demand for a step-up unless the user has entered credentials within the last hour. */
export async function requireRecentLogin(identity: Identity): Promise<void> {
  if (await identity.getCompletedStepUp()) return
  const { at } = await identity.getLastLogin()
  if (at === undefined || Date.now() - at >= SECRET_VALID_MS) throw demand()
}

const demand = () => new ApiError('step-up', { stepUp: 'recent', request: 'fresh login' })
