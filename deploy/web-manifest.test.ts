// @vitest-environment node
import { expect, test } from 'vitest'

import { parseConfigFile } from './config-file.ts'
import { webManifest } from './web-manifest.ts'

const manifestOf = (brand: object) => {
  const auth0 = { domain: 'login.example.com', clientId: 'client', audience: 'https://api.example.com' }
  return JSON.parse(webManifest(parseConfigFile(JSON.stringify({ auth0, brand }), 'config.json'), '/console/'))
}

test('the web app manifest has the name and the icon of the build without a brand, below the base path', () => {
  expect(manifestOf({})).toMatchObject({
    name: 'Latchkey',
    start_url: '/console/',
    scope: '/console/',
    icons: [{ src: '/console/favicon.svg' }],
  })
})

test('the web app manifest has the name and the icon of the brand', () => {
  expect(manifestOf({ name: 'Ä "B" & Söhne', favicon: 'https://cdn.example/i.png' })).toMatchObject({
    name: 'Ä "B" & Söhne',
    icons: [{ src: 'https://cdn.example/i.png' }],
  })
})
