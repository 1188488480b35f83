import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { maria, otto } from '~/demo/data/personas'
import { currentCode } from '~/demo/server'

import { renderApp } from '../../support/render-app'
import { accountCalls, afterStepUp, dialog, mockPasskeyPrompt, openSecurity, press, typeCode } from './security-page'

/** A press goes straight on. A URL alone starts nothing: tests/app/session/url-alone.test.tsx. */

const writes = (requests: string[]) => accountCalls(requests).filter((call) => !call.startsWith('GET'))
const STARTED = ['POST authentication-methods']

/** Opens the URL as after the login that a set-up of this kind demanded. */
function openAfterLogin(kind: string, pressed: string, options: Parameters<typeof renderApp>[1] = afterStepUp) {
  const url = `/security/add/${kind}`
  history.replaceState({ usr: { draft: { pressed } } }, '', url)
  return renderApp(url, { as: otto, keepsHistoryState: true, ...options })
}

describe('choosing a factor', () => {
  test('shows the QR code of an authenticator app, and a double click starts one set-up', async () => {
    const { user, requests } = await openSecurity()
    await press(user, 'Enable MFA')
    await user.dblClick(await screen.findByRole('button', { name: 'Authenticator app' }))
    expect(await screen.findByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Continue' })).not.toBeInTheDocument()
    expect(writes(requests)).toEqual(STARTED)
  })

  test.each([
    ['totp', /^QR code for your authenticator app/],
    ['push-notification', /^QR code for the Guardian app/],
  ])('of type %s shows the QR code after the login that it demanded', async (kind, name) => {
    const { requests } = await openAfterLogin(kind, kind)
    expect(await screen.findByRole('img', { name })).toBeVisible()
    expect(writes(requests)).toEqual(STARTED)
  })

  test('shows the new recovery code after the login that the button below the warning demanded', async () => {
    const { requests } = await openAfterLogin('recovery-code', 'recovery-code')
    await dialog('Save your recovery code')
    expect(writes(requests)).toEqual(STARTED)
  })

  test('starts nothing a second time when the user goes on to the recovery code', async () => {
    const { user, requests, database } = await openAfterLogin('totp', 'totp', { ...afterStepUp, as: maria })
    await screen.findByRole('img')
    await typeCode(user, currentCode(database, maria))
    const offer = within(await dialog('A second factor is set up'))
    await user.click(offer.getByRole('button', { name: 'Create a recovery code' }))
    await dialog('Save your recovery code')
    await user.click(await screen.findByLabelText('I have saved it'))
    await press(user, 'Done')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(writes(requests).filter((call) => !call.endsWith('/verify'))).toEqual([...STARTED, ...STARTED])
  })

  test.each([
    ['the user canceled that login', 'totp', 'totp', {}],
    ['the login was for another type', 'totp', 'push-notification', afterStepUp],
    ['the browser wants a press for a passkey', 'passkey', 'passkey', afterStepUp],
    ['the draft names no type', 'totp', '<img>', afterStepUp],
  ])('waits for a press if %s', async (_why, kind, pressed, options) => {
    mockPasskeyPrompt(async () => null)
    const { requests } = await openAfterLogin(kind, pressed, options)
    const start = await within(await screen.findByRole('dialog')).findByRole('button', { name: 'Continue' })
    expect(start).not.toHaveAttribute('aria-busy')
    expect(writes(requests)).toEqual([])
    expect(screen.queryByRole('dialog', { name: 'Confirm it’s you' })).not.toBeInTheDocument()
  })
})

test('replacing the recovery code waits until the warning has been read', async () => {
  const { user, requests } = await openSecurity({ as: otto })
  await press(user, 'Replace Recovery code')
  expect(await dialog('Create a recovery code')).toHaveTextContent('Your current recovery code will stop working.')
  expect(writes(requests)).toEqual([])
})

test('an unfinished set-up starts again with one press', async () => {
  const { user, requests } = await openSecurity({ as: otto })
  await press(user, 'Set up again')
  await screen.findByRole('img', { name: 'QR code for your authenticator app' })
  expect(writes(requests)).toEqual(STARTED)
})

test('a failed start explains itself and offers another attempt', async () => {
  const { user, change } = await openSecurity()
  await screen.findByText('Not set up')
  change({ condition: 'account-rate-limited' })
  await press(user, 'Enable MFA')
  await press(user, 'Authenticator app')
  const setUp = within(await dialog('Set up an authenticator app'))
  expect(await setUp.findByText('Could not start the set-up.')).toBeVisible()
  expect(setUp.getByRole('button', { name: 'Continue' })).toHaveAttribute('aria-disabled', 'true')
})
