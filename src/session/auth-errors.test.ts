import { afterEach, describe, expect, test, vi } from 'vitest'

import { appStateOf, classifyLoginError, classifyOptionalTokenError, classifyTokenError } from './auth-errors'

/** An error of the Auth0 SDK: `error` is its code, `error_description` its message. */
const auth0Error = (error: string, error_description = 'Message') =>
  Object.assign(new Error(error_description), { error, error_description })

afterEach(() => vi.restoreAllMocks())

describe('classifyLoginError', () => {
  test.each([
    ['missing_transaction', 'used-link', auth0Error('missing_transaction')],
    ['state_mismatch', 'used-link', auth0Error('state_mismatch')],
    ['an invalid state without a code', 'used-link', new Error('Invalid state')],
    ['invalid_grant, because a code can be exchanged only once', 'used-link', auth0Error('invalid_grant')],
    ['an ID token that has expired', 'clock', new Error('Expiration Time (exp) claim error in the ID token')],
    ['an ID token from the future', 'clock', new Error('Issued At (iat) claim must be a number')],
    ['an ID token that is not valid yet', 'clock', new Error('Not Before time (nbf) claim in the ID token')],
    ['a login that is too old', 'clock', new Error('Authentication Time (auth_time) claim in the ID token')],
    ['a blocked user', 'blocked', auth0Error('unauthorized', 'user is blocked')],
    ['access_denied', 'denied', auth0Error('access_denied')],
    ['unauthorized', 'denied', auth0Error('unauthorized')],
    ['consent_required', 'denied', auth0Error('consent_required')],
    ['storage that the browser blocks', 'storage', new DOMException('Denied', 'SecurityError')],
    ['storage that is full', 'storage', new DOMException('Full', 'QuotaExceededError')],
    ['timeout', 'no-answer', auth0Error('timeout')],
    ['a network failure in Chromium', 'no-answer', new TypeError('Failed to fetch')],
    ['a network failure in Firefox', 'no-answer', new TypeError('NetworkError when attempting to fetch resource.')],
    ['a network failure in Safari', 'no-answer', new TypeError('Load failed')],
    ['an unknown code', 'failed', auth0Error('server_error')],
    ['a thrown string', 'failed', 'broken'],
  ])('%s is kind “%s”', (_what, kind, error) => {
    expect(classifyLoginError(error).kind).toBe(kind)
  })

  test('a network failure is kind “no-answer” although the browser reports that it is offline', () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    expect(classifyLoginError(new TypeError('Failed to fetch')).kind).toBe('no-answer')
  })

  test('any failure of the SDK is kind “insecure” where the browser offers no cryptography', () => {
    vi.stubGlobal('crypto', {})
    expect(classifyLoginError(new TypeError('undefined is not an object')).kind).toBe('insecure')
  })

  test.each([
    ['the browser', new TypeError('Failed to fetch')],
    ['the SDK', new Error('Nonce (nonce) claim mismatch in the ID token')],
    ['the SDK about a clock', new Error('Issued At (iat) claim must be a number')],
    ['the SDK about a time-out', auth0Error('timeout', 'Timeout')],
  ])('passes on no message of %s', (_who, error) => {
    expect(classifyLoginError(error)).not.toHaveProperty('serverMessage')
  })

  test('passes on the message of Auth0', () => {
    expect(classifyLoginError(auth0Error('access_denied', 'Ask your administrator.'))).toEqual({
      kind: 'denied',
      serverMessage: 'Ask your administrator.',
    })
  })
})

const ENDED = [
  'login_required',
  'consent_required',
  'interaction_required',
  'invalid_grant',
  'missing_refresh_token',
  'access_denied',
  'unauthorized',
]

describe('classifyTokenError', () => {
  test.each(ENDED)('%s ends the session', (code) => {
    expect(classifyTokenError(auth0Error(code))).toMatchObject({ kind: 'session-ended', serverMessage: 'Message' })
  })

  test.each([
    ['mfa_required', 'Multifactor authentication required', 'mfa'],
    ['unmet_authentication_requirements', 'Too old', 'recent'],
    ['login_required', 'Multifactor authentication required', 'mfa'],
    ['login_required', 'Multi-factor authentication required', 'mfa'],
  ])('%s with the message “%s” asks for the step-up “%s”', (code, message, stepUp) => {
    expect(classifyTokenError(auth0Error(code, message))).toMatchObject({ kind: 'step-up', stepUp })
  })

  test.each([
    ['timeout', 'timeout', auth0Error('timeout')],
    ['an unknown code', 'server', auth0Error('temporarily_unavailable')],
    ['missing_scopes', 'server', auth0Error('missing_scopes')],
    ['a network failure', 'network', new TypeError('Failed to fetch')],
    ['an error whose code is not a string', 'network', Object.assign(new Error('Odd'), { error: 7 })],
    ['nothing at all', 'network', undefined],
  ])('%s is kind “%s”', (_what, kind, error) => {
    expect(classifyTokenError(error).kind).toBe(kind)
  })
})

describe('classifyOptionalTokenError', () => {
  const UNAVAILABLE = [
    ...ENDED.filter((code) => code !== 'invalid_grant'),
    'missing_scopes',
    'invalid_scope',
    'unauthorized_client',
    'invalid_request',
    'invalid_target',
  ]
  test.each(UNAVAILABLE)('%s is forbidden and does not end the session', (code) => {
    expect(classifyOptionalTokenError(auth0Error(code))).toMatchObject({ kind: 'forbidden', serverMessage: 'Message' })
  })

  test.each([
    ['invalid_grant, because the refresh token has ended', 'session-ended', auth0Error('invalid_grant')],
    ['mfa_required', 'step-up', auth0Error('mfa_required')],
    ['login_required for MFA', 'step-up', auth0Error('login_required', 'Multifactor authentication required')],
    ['timeout', 'timeout', auth0Error('timeout')],
    ['an unknown code', 'server', auth0Error('server_error')],
    ['a network failure', 'network', new TypeError('Failed to fetch')],
  ])('%s is kind “%s”, as for any API', (_what, kind, error) => {
    expect(classifyOptionalTokenError(error).kind).toBe(kind)
  })
})

describe('appStateOf', () => {
  test.each([
    ['the state of the login that failed', { appState: { returnTo: '/tokens' } }, { returnTo: '/tokens' }],
    ['an error without a state', new Error('Invalid state'), {}],
    ['a state that is no object', { appState: 'x' }, {}],
    ['a null state', { appState: null }, {}],
    ['a thrown string', 'broken', {}],
  ])('returns %s', (_what, error, state) => {
    expect(appStateOf(error)).toEqual(state)
  })
})
