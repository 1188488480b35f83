import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import {
  applyCode,
  applyRequestsIn,
  findAppliedCodes,
  findCodeField,
  onApply,
  onListCodes,
  pasteCode,
} from './promo-codes-page'
import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

const LIST_FAILED = 'Could not load your applied codes.'
const forbidden = () => HttpResponse.json({ error: 'Access denied.' }, { status: 403 })
const serverError = () => new HttpResponse(null, { status: 500 })

describe('when the response to applying a code is lost', () => {
  test('says that the code was applied if it is new in the list', async () => {
    const { user, requests } = await renderApp('/promo-codes', { scenario: { condition: 'promo-lost' } })
    await findAppliedCodes()

    const field = await applyCode(user, 'HACK2026')

    expect(
      await screen.findByText('The server’s response was lost, but the code is new in your list: it has been applied.'),
    ).toBeVisible()
    expect(screen.getByRole('link', { name: /^Go to .*HACK2026/ })).toBeVisible()
    expect(field).toHaveValue('')
    expect(applyRequestsIn(requests)).toHaveLength(1)
  })

  test('says that the user has used the code before if the list already had it', async () => {
    const { user } = await renderApp('/promo-codes', { handlers: [onApply(() => HttpResponse.error())] })
    await findAppliedCodes()

    await applyCode(user, 'SPRING24')

    expect(await screen.findByText(/^You have already used this code for the project .*SPRING24/)).toBeVisible()
    expect(screen.queryByText(/response was lost/)).not.toBeInTheDocument()
  })

  test('does not find the code in the list if a listed code differs only in case', async () => {
    const { user } = await renderApp('/promo-codes', { handlers: [onApply(() => HttpResponse.error())] })
    await findAppliedCodes()

    const field = await applyCode(user, 'spring24')

    expect(await screen.findByText(/Your list does not have the code yet\. Reload the page/)).toBeVisible()
    expect(field).toHaveValue('spring24')
  })

  test('says that the user may have applied a listed code earlier if the list was not loaded before', async () => {
    const { user, server } = await renderApp('/promo-codes', {
      handlers: [onListCodes(forbidden), onApply(serverError)],
    })
    await screen.findByText(LIST_FAILED)
    const codes = [{ code: 'HACK2026', usedAt: '2026-01-05T00:00:00Z', project: { id: 7, name: 'Hackathon' } }]
    server.use(onListCodes(() => HttpResponse.json(codes)))

    await applyCode(user, 'HACK2026')

    expect(await screen.findByText(/Your list has the code, but you may have applied it earlier\.$/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Go to Hackathon' })).toBeVisible()
  })

  test('says that it could not check if the list fails too', async () => {
    const { user, server } = await renderApp('/promo-codes', { handlers: [onApply(serverError)] })
    await findAppliedCodes()
    server.use(onListCodes(forbidden))

    const field = await applyCode(user, 'HACK2026')

    expect(await screen.findByText(/^Could not check whether the code was applied\./)).toBeVisible()
    expect(field).toHaveValue('HACK2026')
  })
})

describe('when the server rejects the request', () => {
  test.each(['Your organization has reached its project limit.', 'Project template not found'])(
    'shows “%s” as an error of the form, because it is not about the code',
    async (error) => {
      const { user } = await renderApp('/promo-codes', {
        handlers: [onApply(() => HttpResponse.json({ error }, { status: 400 }))],
      })

      const field = await applyCode(user, 'HACK2026')

      const alert = within(await screen.findByRole('alert'))
      expect(alert.getByText('The server rejected the request.')).toBeVisible()
      await user.click(await alert.findByText('Details'))
      expect(alert.getByText(error)).toBeVisible()
      expect(field).toBeValid()
      expect(field).toHaveValue('HACK2026')
    },
  )

  test.each([
    ['EXPIRED2020', 'Specified code was not found or is no longer valid.'],
    ['TEAMONLY', 'Promo code TEAMONLY is already used.'],
  ])('shows the server’s message about %s in the details', async (code, message) => {
    const { user } = await renderApp('/promo-codes')

    const field = await applyCode(user, code)

    await waitFor(() => expect(field).toBeInvalid())
    await user.click(await screen.findByText('Details'))
    expect(screen.getByText(message)).toBeVisible()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  test('does not say which user has used a code if the list could not be loaded', async () => {
    const { user } = await renderApp('/promo-codes', { handlers: [onListCodes(forbidden)] })
    await screen.findByText(LIST_FAILED)

    const field = await applyCode(user, 'SPRING24')

    await waitFor(() => expect(field).toHaveAccessibleDescription('This code has already been used.'))
    expect(screen.queryByRole('link', { name: /^Go to / })).not.toBeInTheDocument()
  })

  test('recognizes a code of the user in the loaded list, even if the list cannot be reloaded', async () => {
    const { user, server } = await renderApp('/promo-codes')
    await findAppliedCodes()
    server.use(onListCodes(forbidden))

    await applyCode(user, 'SPRING24')

    expect(await screen.findByText(/^You have already used this code for the project /)).toBeVisible()
    expect(await findAppliedCodes()).toContain('SPRING24')
  })
})

describe('when the response arrives late', () => {
  test.each([
    ['a created project', 'HACK2026', /^HACK2026: The project .* has been created\./],
    ['a rejected code', 'EXPIRED2020', 'EXPIRED2020: This code does not exist or is no longer valid.'],
    ['an error', 'FORBIDDEN', 'Could not apply the code FORBIDDEN.'],
  ])('the message about %s names its code, because the field has another one', async (_what, code, message) => {
    const requestSent = deferred<void>()
    const response = deferred<void>()
    const { user } = await renderApp('/promo-codes', {
      handlers: [
        onApply(async () => {
          requestSent.resolve()
          await response.promise
          return code === 'FORBIDDEN' ? forbidden() : undefined
        }),
      ],
    })
    await applyCode(user, code)
    await requestSent.promise

    const field = await pasteCode(user, 'POC-EU')
    response.resolve()

    expect(await screen.findByText(message)).toBeVisible()
    expect(field).toHaveValue('POC-EU')
    expect(field).toBeValid()
    await user.type(field, '-90')
    expect(screen.getByText(message)).toBeVisible()
  })

  test('a created project is announced on the page that the user has opened meanwhile', async () => {
    const response = deferred<void>()
    const { user } = await renderApp('/promo-codes', { handlers: [onApply(() => response.promise)] })
    await applyCode(user, 'HACK2026')

    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    response.resolve()

    expect(await screen.findByText(/^HACK2026: The project .* has been created\./)).toBeVisible()
  })

  test('an error is announced on the page that the user has opened meanwhile', async () => {
    const response = deferred<Response>()
    const { user } = await renderApp('/promo-codes', { handlers: [onApply(() => response.promise)] })
    await applyCode(user, 'HACK2026')

    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    response.resolve(HttpResponse.json({ error: 'No.' }, { status: 403 }))

    expect(
      await screen.findByText('Could not apply the code HACK2026. Your account is not allowed to do this.'),
    ).toBeVisible()
  })
})

describe('when applying a code requires a recent login', () => {
  const requireRecentLogin = () =>
    HttpResponse.json({ error: 'Sudo required', code: 'manage.sudoRequired' }, { status: 403 })
  const historyStateAfterLogin = { usr: { draft: { code: 'HACK2026' } } }

  test('the typed code is kept during the login', async () => {
    const { user, identity } = await renderApp('/promo-codes', { handlers: [onApply(requireRecentLogin)] })

    await applyCode(user, 'HACK2026')
    const dialog = await screen.findByRole('dialog', { name: 'Confirm it’s you' })
    await user.click(within(dialog).getByRole('button', { name: 'Continue' }))

    expect(identity.logIn).toHaveBeenCalledWith('/promo-codes', { stepUp: 'recent', draft: { code: 'HACK2026' } })
  })

  test('the code is in the field after the login, and nothing is sent', async () => {
    history.replaceState(historyStateAfterLogin, '', '/promo-codes')
    const { requests } = await renderApp('/promo-codes', { keepsHistoryState: true })

    expect(await findCodeField()).toHaveValue('HACK2026')
    expect(applyRequestsIn(requests)).toEqual([])
  })

  test('the code is not restored again when the user leaves the page and goes back', async () => {
    history.replaceState(historyStateAfterLogin, '', '/promo-codes')
    const { user } = await renderApp('/promo-codes', { keepsHistoryState: true })
    expect(await findCodeField()).toHaveValue('HACK2026')

    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    history.back()

    expect(await findCodeField()).toHaveValue('')
  })
})
