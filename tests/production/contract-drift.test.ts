// @vitest-environment node
import { expect, test } from 'vitest'

import { maria } from '../support/servers/accounts.ts'
import { startHalServer } from '../support/servers/hal-server.ts'
import { APP, AUDIENCE, ISSUER, setUpManageServer } from '../support/servers/set-up-manage-server.ts'
import { sendRequest } from '../support/servers/send-request.ts'
import { startSigner } from '../support/servers/signer.ts'

// The servers of the production tests must answer as docs/api/*.openapi.yaml says.

const manage = setUpManageServer()

test('closing the Management API fails after a response with a field that its document does not allow', async () => {
  const server = await manage.start()
  server.tokens.seed(maria.sub, { scopes: [7 as unknown as string] })
  const bearer = await manage.signBearer()
  await sendRequest('GET', `${server.baseUrl}/manage/current-user/tokens`, { bearer })
  await expect(server.close()).rejects.toThrow(
    'GET /manage/current-user/tokens 200 0.scopes.0: Invalid input: expected string, received number',
  )
})

test('closing the HAL API fails after a response to a page of another origin', async () => {
  const signer = await startSigner()
  const trust = { issuer: ISSUER, jwksUrl: signer.jwksUrl, audience: AUDIENCE }
  const server = await startHalServer({ ...trust, allowOrigin: APP })
  const bearer = await signer.sign({ iss: ISSUER, aud: AUDIENCE, sub: maria.sub })
  const list = (origin: string) => sendRequest('GET', `${server.baseUrl}/apikeys/`, { bearer, headers: { origin } })

  expect(await list(APP)).toMatchObject({ status: 200 })
  expect(await list('https://other.example.com')).toMatchObject({ status: 200 })
  await expect(server.close()).rejects.toThrow(
    `differs from its OpenAPI document:\nGET /api/apikeys/ 200 Access-Control-Allow-Origin: ${APP}, expected https://other.example.com`,
  )
  await signer.close()
})
