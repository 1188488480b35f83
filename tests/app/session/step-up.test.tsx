import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { demandedStepUp } from '~/api/step-up'
import { otto } from '~/demo/data/personas'
import { classifyOptionalTokenError, classifyTokenError } from '~/session/auth-errors'

import { renderApp } from '../../support/render-app'
import { chooseAction, dialog, press } from '../security/security-page'

describe('detecting a step-up', () => {
  test.each([
    ['mfa_required', 'Multifactor authentication required', 'mfa'],
    ['unmet_authentication_requirements', 'Start over', 'recent'],
    ['login_required', 'Multifactor authentication required', 'mfa'],
  ])('recognizes the token error %s (%s)', (error, description, stepUp) => {
    const thrown = Object.assign(new Error(description), { error, error_description: description })
    expect(classifyTokenError(thrown)).toMatchObject({ kind: 'step-up', stepUp })
    expect(classifyOptionalTokenError(thrown)).toMatchObject({ kind: 'step-up', stepUp })
  })

  test('does not mistake an ended session for a step-up', () => {
    const thrown = Object.assign(new Error('Login required'), { error: 'login_required' })
    expect(classifyTokenError(thrown)).toMatchObject({ kind: 'session-ended' })
    expect(classifyOptionalTokenError(thrown)).toMatchObject({ kind: 'forbidden' })
    const ended = Object.assign(new Error('Unknown or invalid refresh token'), { error: 'invalid_grant' })
    expect(classifyOptionalTokenError(ended)).toMatchObject({ kind: 'session-ended' })
  })

  const errorResponse = (status: number, headers = {}) => new Response(null, { status, headers })
  const challenge = 'Bearer error="insufficient_user_authentication"'
  test.each([
    [403, { type: 'https://auth0.com/api-errors#A0E-403-0002', title: 'Insufficient Scope' }, {}, 'recent'],
    [403, { error: 'insufficient_scope' }, {}, 'recent'],
    [403, { error: 'Sudo required', code: 'manage.sudoRequired' }, {}, 'recent'],
    [401, { error: 'x', errors: [{ key: 'manage.sudoRequired', message: 'm' }] }, {}, 'recent'],
    [401, undefined, { 'www-authenticate': `${challenge}, max_age="300"` }, 'recent'],
    [401, undefined, { 'www-authenticate': `${challenge}, acr_values="mfa"` }, 'mfa'],
    [403, { message: 'The user mentions insufficient_scope' }, {}, undefined],
    [403, { error: 'Forbidden' }, {}, undefined],
    [500, { code: 'manage.sudoRequired' }, {}, undefined],
  ])('reads the required step-up from the response %i %j %j', (status, body, headers, stepUp) => {
    expect(demandedStepUp(errorResponse(status, headers), body)).toBe(stepUp)
  })
})

describe('a change that needs a step-up', () => {
  test('asks for confirmation and takes the typed text to the login', async () => {
    const { user, identity, change } = await renderApp('/security', { as: otto })
    await screen.findByText('iPhone')
    change({ condition: 'account-sudo' })
    await chooseAction(user, 'iPhone', 'Rename')
    await user.type(await screen.findByLabelText('Name'), ' 17')
    await press(user, 'Rename')
    const confirm = await dialog('Confirm it’s you')
    expect(confirm).toHaveTextContent('You will return to this page afterwards.')
    await user.click(within(confirm).getByRole('button', { name: 'Continue' }))
    expect(identity.logIn).toHaveBeenCalledWith(`${location.pathname}${location.search}`, {
      stepUp: 'recent',
      draft: { name: 'iPhone 17' },
    })
    expect(location.pathname).toMatch(/^\/security\/rename\/totp%7Cdev_/)
  })

  test('keeps the typed text when the user cancels, and asks again on request', async () => {
    const { user, change, identity } = await renderApp('/security', { as: otto })
    await screen.findByText('iPhone')
    change({ condition: 'account-sudo' })
    await chooseAction(user, 'iPhone', 'Rename')
    await user.type(await screen.findByLabelText('Name'), ' 17')
    await press(user, 'Rename')
    await user.click(within(await dialog('Confirm it’s you')).getByRole('button', { name: 'Cancel' }))
    expect(screen.getByLabelText('Name')).toHaveValue('iPhone 17')
    await user.click(within(await dialog('Rename factor')).getByRole('button', { name: 'Confirm it’s you' }))
    await user.click(within(await dialog('Confirm it’s you')).getByRole('button', { name: 'Continue' }))
    expect(identity.logIn).toHaveBeenCalledWith(expect.any(String), { stepUp: 'recent', draft: { name: 'iPhone 17' } })
  })

  test('reopens the same dialog with the typed text after the login', async () => {
    const before = await renderApp('/security', { as: otto })
    await chooseAction(before.user, 'iPhone', 'Rename')
    await screen.findByLabelText('Name')
    const dialogUrl = location.pathname + location.search
    before.leave()

    history.replaceState({ usr: { draft: { name: 'iPhone 17' } } }, '', dialogUrl)
    await renderApp(dialogUrl, { as: otto, keepsHistoryState: true })
    expect(await screen.findByLabelText('Name')).toHaveValue('iPhone 17')
  })

  test('offers the step-up instead of the factors when reading them needs one', async () => {
    const { user, identity } = await renderApp('/security', {
      identity: () => ({
        getMyAccountToken: async () => {
          const { ApiError } = await import('~/api/errors')
          throw new ApiError('step-up', { stepUp: 'mfa' })
        },
      }),
    })
    await press(user, 'Confirm it’s you')
    await user.click(within(await dialog('Confirm it’s you')).getByRole('button', { name: 'Continue' }))
    expect(identity.logIn).toHaveBeenCalledWith('/security', { stepUp: 'mfa', draft: {} })
  })

  test('asks for a second factor after a step-up that proved only a recent login', async () => {
    const { user, identity } = await renderApp('/security', {
      identity: () => ({
        getCompletedStepUp: async () => 'recent' as const,
        getMyAccountToken: async () => {
          const { ApiError } = await import('~/api/errors')
          throw new ApiError('step-up', { stepUp: 'mfa' })
        },
      }),
    })
    await press(user, 'Confirm it’s you')
    const confirm = await dialog('Confirm it’s you')
    expect(confirm).toHaveTextContent('You will return to this page afterwards.')
    await user.click(within(confirm).getByRole('button', { name: 'Continue' }))
    expect(identity.logIn).toHaveBeenCalledWith('/security', { stepUp: 'mfa', draft: {} })
  })

  test('treats the My Account API as unavailable when the tenant asks again after each step-up', async () => {
    await renderApp('/security', {
      identity: () => ({
        getCompletedStepUp: async () => 'recent' as const,
        getMyAccountToken: async () => {
          const { ApiError } = await import('~/api/errors')
          throw new ApiError('step-up', { stepUp: 'recent' })
        },
      }),
    })
    expect(await screen.findByText('You set up factors when you log in, not on this page.')).toBeInTheDocument()
  })
})
