import { messages } from '~/lib/messages'

export const exampleWords = messages({
  purpose: 'Purpose of the example',
  withToken: 'Call the API with the developer token',
  withSecret: 'Log in with client ID and secret',
  secretNote:
    'The example reads the client secret from CLIENT_SECRET. The secret was shown once, when you created the key.',
  languages: 'Language',
  copyReal: 'Copy with my token',
  copyVariable: 'Copy with $ACCESS_TOKEN',
  copyExample: 'Copy example',
  example: 'Example',
  developerToken: 'Developer token',
})

export const testWords = messages({
  intro: 'Sends one read-only request with this token and shows the result.',
  run: 'Test now',
  works: (ms: number) => `200 · ${ms} ms · The token works.`,
  expired: (status: number, ms: number) => `${status} · ${ms} ms · The token has expired.`,
  unauthorized: (ms: number) => `401 · ${ms} ms · The API does not accept this token: it may have been revoked.`,
  forbidden: (ms: number) => `403 · ${ms} ms · The token is genuine, but may not list API keys.`,
  other: (status: number, ms: number) =>
    `${status} · ${ms} ms · The API returned an error, so this test says nothing about the token.`,
})

export const whoseWords = messages({
  label: 'A token (JWT)',
  hint: 'The token is decoded in your browser and never sent anywhere. The field is cleared when you leave.',
  notJwt: 'This is not a JWT: it needs three parts, separated by dots.',
  yours: (name: string) => `This token belongs to your API key “${name}”.`,
  notYours: 'This token does not belong to any of your API keys.',
  ofNewKey: 'This token was issued to the new key.',
  notOfNewKey: 'This token does not belong to the new key.',
  noClient: 'This token does not name the client that it was issued to.',
  reading: 'Searching your API keys…',
  incomplete: 'Could not load all of your API keys, so this token may still belong to one of them.',
  expired: (when: string) => `It expired ${when}.`,
  valid: (when: string) => `It expires ${when}.`,
  noExpiry: 'It does not say when it expires.',
  otherAudience: (audiences: string[]) => `It is for another audience: ${audiences.join(', ') || '–'}`,
  ownAudience: 'It is for this API.',
  unverified: 'Decoded only. The signature was not verified, so do not trust these values.',
})
