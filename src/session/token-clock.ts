import type { Connection } from '~/api/client'
import { hasLearnedTime, recordTokenTime } from '~/api/server-clock'
import type { Config } from '~/config/config'

import { isFromEarlierDocument } from './login-callback'

type GetToken = Connection['getBearerToken']

/**
 * Sets the server's clock by the tokens that this document receives. With `localstorage`, an earlier document or another
 * tab may have received a token long ago. The first one counts if no earlier document stored it, and then only a token
 * that bypassed every cache.
 */
export function withTokenClock(getToken: GetToken, { cacheLocation }: Config['auth0']): GetToken {
  return async (options) => {
    const token = await getToken(options)
    const isNew = options?.fresh || cacheLocation === 'memory' || (!hasLearnedTime() && !isFromEarlierDocument(token))
    if (isNew) recordTokenTime(token)
    return token
  }
}
