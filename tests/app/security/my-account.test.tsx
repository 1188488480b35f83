import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { otto } from '~/demo/data/personas'
import { MY_ACCOUNT_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'
import {
  accountCalls,
  answerOnce,
  beginAuthenticatorApp,
  chooseAction,
  deferred,
  openSecurity,
  press,
  problem,
  recordBlur,
  typeCode,
} from './security-page'

const keyShown = () => within(screen.getByRole('group', { name: 'Key' })).getByRole('code').textContent

describe('the rate limits of the API', () => {
  test('shows how long to wait after a rate-limited change, and never repeats it automatically', async () => {
    const { user, change, requests } = await openSecurity({ as: otto })
    await screen.findByText('iPhone')
    change({ condition: 'account-rate-limited' })
    await chooseAction(user, 'iPhone', 'Rename')
    await user.type(await screen.findByLabelText('Name'), ' 17')
    await press(user, 'Rename')
    expect(await screen.findByText(/^You can try again in \d+ s$/)).toBeInTheDocument()
    const button = screen.getByRole('button', { name: 'Rename' })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    await user.click(button)
    await user.type(screen.getByLabelText('Name'), 's')
    await user.click(button)
    expect(accountCalls(requests).filter((call) => call.startsWith('PATCH'))).toHaveLength(1)
    expect(screen.getByLabelText('Name')).toHaveValue('iPhone 17s')
  })

  test('waits one minute when CORS hides Retry-After', async () => {
    const { server } = await renderApp('/api-keys')
    server.use(answerOnce('get', 'authentication-methods', () => problem(429, 'too_many_requests')))
    await (await screen.findByRole('link', { name: 'Security' })).click()
    expect(await screen.findByText(/^Trying again in [56]\d s$/)).toBeInTheDocument()
  })

  test('sends no request when the user returns to the page or window, or the connection returns', async () => {
    const { user, requests } = await openSecurity({ as: otto })
    await screen.findByText('iPhone')
    await user.click(screen.getByRole('link', { name: 'API keys' }))
    await screen.findByRole('table')
    const later = Date.now() + 600_000
    vi.spyOn(Date, 'now').mockReturnValue(later)
    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByText('iPhone')
    globalThis.dispatchEvent(new Event('focus'))
    document.dispatchEvent(new Event('visibilitychange'))
    globalThis.dispatchEvent(new Event('online'))
    await screen.findByText('MacBook')
    expect(accountCalls(requests)).toEqual(['GET authentication-methods', 'GET factors'])
  })
})

describe('an unexpected response', () => {
  test('without a body does not cause the new factor to be removed', async () => {
    const { user, requests, server } = await openSecurity()
    await beginAuthenticatorApp(user)
    await screen.findByRole('img')
    server.use(answerOnce('post', 'authentication-methods/:id/verify', () => HttpResponse.json({}, { status: 201 })))
    await typeCode(user, '123456')
    // Not the element itself: the announcement moves from the dialog to the frame when the dialog closes.
    await screen.findByText('Authenticator app is set up')
    await waitFor(() => expect(accountCalls(requests).filter((call) => call.startsWith('GET'))).toHaveLength(3))
    expect(accountCalls(requests).filter((call) => call.startsWith('DELETE'))).toEqual([])
  })

  test('to a restarted set-up shows the reason and how long to wait', async () => {
    const { user, server } = await openSecurity()
    await beginAuthenticatorApp(user)
    await screen.findByRole('img')
    server.use(answerOnce('post', 'authentication-methods/:id/verify', () => problem(400, 'expired_token')))
    await typeCode(user, '123456')
    server.use(answerOnce('post', 'authentication-methods', () => problem(429, 'slow down', { 'retry-after': '31' })))
    await press(user, 'Start again')
    expect(await screen.findByText(/^You can try again in \d+ s$/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Start again' })).toHaveAttribute('aria-disabled', 'true')
  })

  test('to the activation of a recovery code lets the user close the dialog', async () => {
    const { user, server } = await openSecurity({ as: otto })
    await press(user, 'Replace Recovery code')
    await press(user, 'Continue')
    await user.click(await screen.findByLabelText('I have saved it'))
    server.use(answerOnce('post', 'authentication-methods/:id/verify', () => problem(503, 'maintenance')))
    await press(user, 'Done')
    expect(await screen.findByText(/Could not activate the code/)).toBeInTheDocument()
    await press(user, 'Close without a code')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  test('that arrives after its dialog was closed does not close another dialog', async () => {
    const { user, server } = await openSecurity({ as: otto })
    const late = deferred<Response>()
    server.use(http.patch(`${MY_ACCOUNT_BASE}/authentication-methods/:id`, () => late.promise, { once: true }))
    await chooseAction(user, 'iPhone', 'Rename')
    await user.type(await screen.findByLabelText('Name'), ' 17')
    await press(user, 'Rename')
    await press(user, 'Cancel')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    await chooseAction(user, 'YubiKey 5', 'Rename')
    await user.type(await screen.findByLabelText('Name'), ' blue')
    late.resolve(HttpResponse.json({ id: 'totp|dev_x', type: 'totp', name: 'iPhone 17', confirmed: true }))
    expect(await screen.findByText('Renamed to iPhone 17')).toBeInTheDocument()
    expect(screen.getByLabelText('Name')).toHaveValue('YubiKey 5 blue')
  })

  test('to the list requests is not followed by another request when a dialog opens', async () => {
    const { user, requests } = await openSecurity({ scenario: { condition: 'rate-limited' } })
    await screen.findByText('Could not load your login methods.')
    await press(user, 'Change password')
    await user.click((await screen.findAllByRole('button', { name: 'Close' }))[0] as HTMLElement)
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(accountCalls(requests)).toHaveLength(2)
  })
})

describe('an enrollment', () => {
  const startedResponse = (headers: Record<string, string>) =>
    HttpResponse.json(
      {
        id: 'totp|dev_ABC',
        auth_session: 'session',
        barcode_uri:
          'otpauth://totp/L%C3%A4tch%3Akey%20%26%20co:maria%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=a%26b',
      },
      { status: 202, headers },
    )

  test('is verified at the unmodified URL in the Location header', async () => {
    const { user, requests, server } = await openSecurity()
    const location = 'https://demo-tenant.example/me/v1/authentication-methods/totp%7Cdev_XYZ'
    server.use(answerOnce('post', 'authentication-methods', () => startedResponse({ location })))
    await beginAuthenticatorApp(user)
    await screen.findByRole('img')
    expect(keyShown()).toBe('JBSWY3DPEHPK3PXP')
    await typeCode(user, '123456')
    await waitFor(() => expect(accountCalls(requests).at(-1)).toBe('POST authentication-methods/totp%7Cdev_XYZ/verify'))
  })

  test('is verified at the documented path when CORS hides the Location header', async () => {
    const { user, requests, server } = await openSecurity()
    server.use(answerOnce('post', 'authentication-methods', () => startedResponse({})))
    await beginAuthenticatorApp(user)
    await screen.findByRole('img')
    await typeCode(user, '123456')
    await waitFor(() => expect(accountCalls(requests).at(-1)).toBe('POST authentication-methods/totp%7Cdev_ABC/verify'))
  })

  test('fails when its URL leads to another host, so that only the tenant receives the token', async () => {
    const { user, requests, server } = await openSecurity()
    const location = 'https://evil.example/me/v1/authentication-methods/totp%7Cdev_XYZ'
    server.use(answerOnce('post', 'authentication-methods', () => startedResponse({ location })))
    await beginAuthenticatorApp(user)
    await screen.findByRole('img')
    await typeCode(user, '123456')
    expect(await screen.findByText(/leads to a wrong URL/)).toBeInTheDocument()
    expect(requests.join()).not.toContain('evil.example')
  })

  // React keeps a reference to a field that still has the focus when it is removed.
  test.each([
    ['success', () => HttpResponse.json({ id: 'totp|dev_ABC', type: 'totp', confirmed: true }, { status: 201 })],
    ['lost response of an earlier attempt that succeeded', () => problem(400, 'expired_token')],
  ])('blurs the code field before it is removed after a %s', async (what, reply) => {
    const { user, server } = await openSecurity()
    await screen.findByText('Not set up')
    const verify = 'authentication-methods/:id/verify'
    server.use(answerOnce('post', 'authentication-methods', () => startedResponse({})))
    await beginAuthenticatorApp(user)
    const field = await screen.findByRole('textbox', { name: 'Six-digit code' })
    if (what !== 'success') {
      server.use(answerOnce('post', verify, () => HttpResponse.error()))
      await user.type(field, '123456{Enter}')
      await screen.findByText('Could not complete the set-up.')
      await user.clear(field)
    }
    const methods = [{ id: 'totp|dev_ABC', type: 'totp', confirmed: true }]
    server.use(
      answerOnce('post', verify, reply),
      answerOnce('get', 'authentication-methods', () => HttpResponse.json({ authentication_methods: methods })),
    )
    await user.type(field, '123456')
    const events = recordBlur(field)
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('dialog', { name: 'A second factor is set up' })).toBeInTheDocument()
    expect(events).toEqual(['blurred'])
  })

  test('counts as verified when the response was lost but the list shows the method as confirmed', async () => {
    const { user, server } = await openSecurity()
    await screen.findByText('Not set up')
    const verify = 'authentication-methods/:id/verify'
    server.use(answerOnce('post', 'authentication-methods', () => startedResponse({})))
    await beginAuthenticatorApp(user)
    await screen.findByRole('img')
    server.use(answerOnce('post', verify, () => HttpResponse.error()))
    await typeCode(user, '123456')
    expect(await screen.findByText('Could not complete the set-up.')).toBeInTheDocument()

    const methods = [{ id: 'totp|dev_ABC', type: 'totp', confirmed: true }]
    server.use(
      answerOnce('post', verify, () => problem(400, 'expired_token')),
      answerOnce('get', 'authentication-methods', () => HttpResponse.json({ authentication_methods: methods })),
    )
    await press(user, 'Activate')
    expect(await screen.findByRole('dialog', { name: 'A second factor is set up' })).toBeInTheDocument()
  })

  test('shows no link when the QR code is not an otpauth URI', async () => {
    const { user, server } = await openSecurity()
    server.use(
      answerOnce('post', 'authentication-methods', () =>
        HttpResponse.json(
          { id: 'totp|dev_ABC', auth_session: 's', barcode_uri: 'javascript:alert(1)' },
          { status: 202 },
        ),
      ),
    )
    const setUp = await beginAuthenticatorApp(user)
    await within(setUp).findByRole('img')
    expect(within(setUp).queryByRole('link')).not.toBeInTheDocument()
  })
})
