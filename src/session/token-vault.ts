import type { Auth0ContextInterface } from '@auth0/auth0-react'
import type { Auth0Client, GetTokenSilentlyOptions } from '@auth0/auth0-spa-js'
import * as z from 'zod/mini'

import { ApiError } from '~/api/errors'
import { Opaque } from '~/api/fields'
import { createMyAccountClient } from '~/api/my-account-client'
import type { Config } from '~/config/config'

import { classifyOptionalTokenError } from './auth-errors'
import { refuseWithout } from './connect-with-scopes'
import { CONNECTED_SCOPES } from './connected-scopes'
import { tenantUrl } from './console-context'
import { forgetPendingLogin, type AppState } from './login-callback'

const responses = {
  connect: z.object({ connect_uri: Opaque, auth_session: Opaque, connect_params: z.object({ ticket: Opaque }) }),
  complete: z.object({ id: Opaque, connection: Opaque }),
}

/**
 * Sends one of the two requests that connect an account. The SDK calls it instead of its client of this API, which the
 * build leaves out (docs/decisions/0003-auth0-from-source.md). The second request is sent before the app has started.
 */
export async function sendToTokenVault(
  client: Auth0Client,
  audience: string,
  path: keyof typeof responses,
  body: object,
): Promise<object> {
  const api = createMyAccountClient()
  async function getToken(options: GetTokenSilentlyOptions): Promise<string | undefined> {
    // After the redirect, tokens in memory are gone. Only a silent login for the console's own audience gets a refresh
    // token that serves all audiences.
    await client.getTokenSilently()
    return client.getTokenSilently(options)
  }
  api.connect({
    baseUrl: `${audience}v1`,
    async getBearerToken({ fresh } = { fresh: false }) {
      const cacheMode = fresh ? 'off' : 'on'
      const authorizationParams = { audience, scope: CONNECTED_SCOPES.create }
      const token = await getToken({ authorizationParams, cacheMode }).catch((error: unknown) => {
        throw classifyOptionalTokenError(error)
      })
      if (token === undefined) throw new ApiError('session-ended')
      refuseWithout([CONNECTED_SCOPES.create], token)
      return token
    },
    // The caller shows the error.
    onSessionEnded: () => {},
  })
  const answer = await api.send({ method: 'POST', href: `connected-accounts/${path}`, body, schema: responses[path] })
  // The SDK reads the user next, from the ID token that arrived last. One for this API's audience has no name or email.
  if (path === 'complete') await client.getTokenSilently({ cacheMode: 'off' }).catch(() => undefined)
  return answer
}

type Options = { connection: string; returnTo: string; openUrl?: ((url: string) => void) | undefined }

/** Opens the tenant's page at which the user connects an account. Throws ApiErrors only. */
export async function connectAccount(
  auth0: Pick<Auth0ContextInterface, 'connectAccountWithRedirect'>,
  config: Config['auth0'],
  { connection, returnTo, openUrl = (url) => location.assign(url) }: Options,
): Promise<void> {
  try {
    await auth0.connectAccountWithRedirect({
      connection,
      appState: { returnTo, connection } satisfies AppState,
      openUrl: async (url) => {
        // The URL comes from a response, and carries a ticket of the user.
        if (new URL(url).origin !== new URL(tenantUrl(config)).origin) {
          throw new ApiError('refused-link', { request: 'POST /me/v1/connected-accounts/connect' })
        }
        openUrl(url)
      },
    })
  } catch (error) {
    forgetPendingLogin(config.clientId)
    // The other errors are those of the token request, or of the network.
    throw error instanceof ApiError ? error : classifyOptionalTokenError(error)
  }
}
