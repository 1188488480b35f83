import { startChangedServer } from './servers/changed-server.ts'
import { startHalServer } from './servers/hal-server.ts'
import { startIdentityProvider } from './servers/identity-provider.ts'
import { startManageServer } from './servers/manage-server.ts'

const AUDIENCE = 'https://api.example.com'

export type Backends = Awaited<ReturnType<typeof startBackends>>

/** Starts a tenant and both APIs for a console. A test can change the responses of the APIs. */
export async function startBackends(appOrigin: string) {
  const tenant = await startIdentityProvider({ appOrigin, audience: AUDIENCE })
  const trust = { issuer: tenant.issuer, jwksUrl: tenant.jwksUrl, audience: AUDIENCE, allowOrigin: appOrigin }
  const hal = await startHalServer(trust)
  const management = await startManageServer(trust)
  const api = await startChangedServer(() => hal.origin)
  const manage = await startChangedServer(() => management.origin)
  return {
    tenant,
    api,
    manage,
    config: {
      auth0: { domain: tenant.origin, clientId: tenant.clientId, audience: AUDIENCE },
      apiKeys: { baseUrl: `${api.origin}/api` },
      manage: { baseUrl: manage.origin },
    },
    reset: () => {
      api.change()
      manage.change()
    },
    close: async () => {
      await Promise.all([tenant, hal, management, api, manage].map((server) => server.close()))
    },
  }
}
