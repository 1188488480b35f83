import { createRemoteJWKSet } from 'jose'

import { ApiKeyStore } from '../../../api-server/hal/api-key-store.ts'
import { errorReply } from '../../../api-server/hal/errors.ts'
import { keyIdIn, LIMIT_REACHED, startHalApi } from '../../../api-server/hal/hal-api.ts'
import { bearerReader } from '../../../api-server/http/bearer.ts'
import type { Intercept } from '../../../api-server/http/start-api.ts'
import { readContract, watchDrift } from './contract.ts'
import { recordOf, type RecordedRequest } from './recorded-request.ts'
import { loseResponse, type TenantTrust } from './responses.ts'

/** Faults that a test can turn on, from the start or later. */
export type Faults = {
  /** Auth0 allows no further keys: creating fails with a 500 that wraps a 403 (docs/api/hal.md#limit-reached). */
  limitReached: boolean
  /** All links of a key lead to another host. */
  foreignLinks: boolean
  /** The next PUT succeeds but its response is lost, or it fails with 500 and changes nothing. */
  nextPut: 'lost' | 'error' | undefined
  /** How many keys an account may have. Without it, the server has no accounts. */
  maxClients: number | undefined
  /** Every bearer token is rejected with 401. */
  rejectTokens: boolean
}

export type HalServer = {
  origin: string
  /** The value of `apiKeys.baseUrl` in config.json. */
  baseUrl: string
  requests: RecordedRequest[]
  /** `secrets` has every client secret in a response, newest last. Tests check that the browser does not keep them. */
  keys: ApiKeyStore & { readonly secrets: string[] }
  faults: Faults
  /** Rejects if a response has broken the contract (docs/api/hal.openapi.yaml). */
  close: () => Promise<void>
}

const contract = readContract('hal', { strict: true })

type Options = TenantTrust & { allowOrigin: string } & Partial<Faults>

/** Starts the HAL API of `latchkey api`, with faults and with checks for tests. It verifies bearer tokens. */
export async function startHalServer({
  issuer,
  jwksUrl,
  audience,
  allowOrigin,
  ...initialFaults
}: Options): Promise<HalServer> {
  const requests: RecordedRequest[] = []
  const keys = Object.assign(new ApiKeyStore(), { secrets: [] as string[] })
  const faults: Faults = {
    limitReached: false,
    foreignLinks: false,
    nextPut: undefined,
    maxClients: undefined,
    rejectTokens: false,
    ...initialFaults,
  }
  const drift = watchDrift(contract, '/api/')
  const { origin, close } = await startHalApi({
    keys,
    allowOrigin,
    readBearer: bearerReader({ issuer, audience, keySet: createRemoteJWKSet(new URL(jwksUrl)) }),
    linkBase: (own) => `${faults.foreignLinks ? own.replace('localhost', 'evil.localhost') : own}/api`,
    maxClients: () => faults.maxClients,
    onRequest: (request) => requests.push(recordOf(request)),
    intercept: withFaults(faults, keys),
    onResponse: drift.record,
  })

  return { origin, baseUrl: `${origin}/api`, requests, keys, faults, close: () => close().then(drift.check) }
}

function withFaults(faults: Faults, keys: HalServer['keys']): Intercept {
  return (call, next, response) => {
    if (faults.rejectTokens) return { status: 401 }
    if (call.method !== 'PUT' || !call.claims || keyIdIn(call) === '') return next()
    const fault = faults.nextPut
    faults.nextPut = undefined
    if (fault === 'error') return errorReply(call, 500, 'Internal Server Error')
    if (faults.limitReached && !keys.view(call.claims.sub, keyIdIn(call), '')) {
      return errorReply(call, 500, 'Internal Server Error', { message: LIMIT_REACHED })
    }
    const reply = next()
    if (reply.status === 201) keys.secrets.push((reply.body as { clientSecret: string }).clientSecret)
    return fault === 'lost' ? loseResponse(response, 'application/hal+json') : reply
  }
}
