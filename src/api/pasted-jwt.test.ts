import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createJwt } from '~/demo/lib/jwt'

import { decodePastedJwt } from './pasted-jwt'

const sample = createJwt({ azp: 'NS8G' })

test.each([
  `\u200B${sample}\u2060`,
  `"${sample}"`,
  `“${sample}”`,
  `Bearer ${sample}`,
  `„${sample}“`,
  `‹${sample}›`,
  `(${sample})`,
  `-H "Authorization: Bearer ${sample}"`,
  `bearer\u00A0${sample}`,
  `'Authorization: Bearer ${sample}'`,
  `authorization: "Bearer ${sample}",`,
  `${sample.slice(0, 20)}\n  ${sample.slice(20)}`,
  `curl https://api.example.com/v1/keys -H 'Authorization: Bearer ${sample}'`,
  `curl https://api.example.com/v1/keys \\\n  -H "Authorization: Bearer ${sample.slice(0, 60)}\n${sample.slice(60)}"`,
  `DPoP ${sample}`,
  `Token ${sample}`,
  `x-token ${sample}`,
  `x-api-key ${sample.slice(0, 20)}\n${sample.slice(20)}`,
  `Bearer%20${sample}`,
  `Bearer\n${sample}`,
  `https://app.example.com/#access_token=${sample}&expires_in=1`,
  `My token is ${sample}.`,
  `… ...${sample}...`,
  `${sample} ${createJwt({ azp: 'other' })}`,
  `${sample}\n${sample}`,
  sample.split('.').join('==.'),
  `${sample}==`,
  sample.replace(/[^.]+$/, ''),
  `${sample.slice(0, 20)}\u00AD${sample.slice(20)}\uFEFF`,
])('decodes a token that was pasted as %j', (pasted) => {
  expect(decodePastedJwt(pasted)?.clientId).toBe('NS8G')
})

test.each([
  '',
  'https://api.example.com/v1/keys',
  'eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.x',
  'a.b.c',
  `${sample} `.repeat(999),
])('finds no token in %j', (pasted) => {
  expect(decodePastedJwt(pasted)).toBeNull()
})

test('finds no token in any other text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(decodePastedJwt(text)).toBeNull()
    }),
  )
})
