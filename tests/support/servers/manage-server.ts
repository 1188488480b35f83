import { createRemoteJWKSet } from 'jose'

import { bearerReader } from '../../../api-server/http/bearer.ts'
import { startManagementApi } from '../../../api-server/management/management-api.ts'
import { TOKEN_HEADER } from '../../../api-server/management/routes.ts'
import { readContract, watchDrift } from './contract.ts'
import { noManageFaults, type ManageFaults } from './manage-faults.ts'
import { recordOf, type RecordedRequest } from './recorded-request.ts'
import type { TenantTrust } from './responses.ts'
import { Sudo } from './sudo.ts'
import { watchedStores, type WatchedStores } from './watched-stores.ts'
import { withManageFaults } from './with-manage-faults.ts'

export type ManageServer = WatchedStores & {
  origin: string
  /** The value of `manage.baseUrl` in config.json. All paths below it start with /manage/. */
  baseUrl: string
  /** All requests so far. `withManagementToken` is true if a request carried a management token. */
  requests: (RecordedRequest & { withManagementToken: boolean })[]
  faults: ManageFaults
  /** Rejects if a response has broken the contract (docs/api/management.openapi.yaml). */
  close: () => Promise<void>
}

const contract = readContract('management', { strict: true })

type Options = TenantTrust & { allowOrigin: string } & Partial<ManageFaults>

/** Starts the Management API of `latchkey api`, with faults and with checks for tests. It verifies bearer tokens. */
export async function startManageServer({
  issuer,
  jwksUrl,
  audience,
  allowOrigin,
  ...initialFaults
}: Options): Promise<ManageServer> {
  const requests: ManageServer['requests'] = []
  const stores = watchedStores()
  const sudo = new Sudo()
  const faults: ManageFaults = {
    ...noManageFaults,
    get sudo() {
      return sudo.isDemanded
    },
    set sudo(isDemanded) {
      sudo.demand(isDemanded)
    },
  }
  // Assigned here, because the literal above would replace the setter of `sudo` with a plain value.
  Object.assign(faults, initialFaults)
  const drift = watchDrift(contract, '/')
  const { origin, close } = await startManagementApi({
    stores,
    allowOrigin,
    readBearer: bearerReader({ issuer, audience, keySet: createRemoteJWKSet(new URL(jwksUrl)) }),
    onRequest: (request) => {
      requests.push({ ...recordOf(request), withManagementToken: request.headers[TOKEN_HEADER] !== undefined })
    },
    intercept: withManageFaults(faults, sudo, stores),
    onResponse: drift.record,
  })

  return { origin, baseUrl: origin, requests, ...stores, faults, close: () => close().then(drift.check) }
}
