import { messages } from '~/lib/messages'

export const exampleWords = messages({
  purpose: 'Purpose of the example',
  withToken: 'Call the API with the developer token',
  withSecret: 'Log in with client ID and secret',
  secretNote: 'The client secret is read from CLIENT_SECRET: it was shown once, when the key was made.',
  languages: 'Language',
  copyReal: 'Copy with my token',
  copyVariable: 'Copy with $ACCESS_TOKEN',
  copyExample: 'Copy example',
  example: 'Example',
})

export const testWords = messages({
  intro: 'Sends one read-only request with this token and says how it was answered.',
  run: 'Test now',
  works: (ms: number) => `200 · ${ms} ms · The token works.`,
  expired: (status: number, ms: number) => `${status} · ${ms} ms · The token has expired.`,
  unauthorized: (ms: number) => `401 · ${ms} ms · The API does not accept this token: it may have been revoked.`,
  forbidden: (ms: number) => `403 · ${ms} ms · The token is genuine, but may not list API keys.`,
  other: (status: number, ms: number) =>
    `${status} · ${ms} ms · The API answered with an error, which says nothing about the token.`,
})

export const whoseWords = messages({
  label: 'A token (JWT)',
  hint: 'It is read here and sent nowhere. The field is emptied when you leave.',
  notJwt: 'This is not a JWT: it needs three parts, separated by dots.',
  yours: (name: string) => `It belongs to your API key “${name}”.`,
  notYours: 'It belongs to none of your API keys.',
  noClient: 'It does not say which client it was issued to.',
  reading: 'Looking through your keys…',
  incomplete: 'Not all of your keys could be read, so it may still belong to one of them.',
  expired: (when: string) => `It expired ${when}.`,
  valid: (when: string) => `It expires ${when}.`,
  noExpiry: 'It says nothing about when it expires.',
  otherAudience: (audience: string) => `It is for another audience: ${audience}`,
  ownAudience: 'It is for this API.',
  unverified: 'Decoded only. The signature was not verified, so do not base trust on it.',
})
