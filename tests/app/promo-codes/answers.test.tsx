import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { appliedCodes, apply, attempts, codeField, enter, onApply, onList } from './promo-codes-page'
import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

const said = (text: string | RegExp) => screen.findByText(text)
const unavailable = () => HttpResponse.json({ error: 'Access denied.' }, { status: 403 })

describe('a code whose answer never arrives', () => {
  test('is found in the list, where it was not before', async () => {
    const { user, requests } = await renderApp('/promo-codes', { scenario: { condition: 'promo-lost' } })
    await appliedCodes()
    const field = await apply(user, 'HACK2026')
    expect(await said('No clear answer came, but the code is new in the list: it has been applied.')).toBeVisible()
    expect(screen.getByRole('link', { name: /^Go to .*HACK2026/ })).toBeVisible()
    expect(field).toHaveValue('')
    expect(attempts(requests)).toHaveLength(1)
  })

  test('is not said to have been applied now where it was in the list before', async () => {
    const { user } = await renderApp('/promo-codes', { handlers: [onApply(() => HttpResponse.error())] })
    await appliedCodes()
    await apply(user, 'SPRING24')
    expect(await said(/^You have used this code already, for the project .*SPRING24/)).toBeVisible()
    expect(screen.queryByText(/No clear answer/)).not.toBeInTheDocument()
  })

  test('is not taken for another one that differs in its case', async () => {
    const { user } = await renderApp('/promo-codes', { handlers: [onApply(() => HttpResponse.error())] })
    await appliedCodes()
    const field = await apply(user, 'spring24')
    expect(await said(/^The code is not in the list so far/)).toBeVisible()
    expect(field).toHaveValue('spring24')
  })

  test('may be older where nobody knows the list from before', async () => {
    const { user, server } = await renderApp('/promo-codes', {
      handlers: [onList(unavailable), onApply(() => new HttpResponse(null, { status: 500 }))],
    })
    await said('Could not load the applied codes.')
    const codes = [{ code: 'HACK2026', usedAt: '2026-01-05T00:00:00Z', project: { id: 7, name: 'Hackathon' } }]
    server.use(onList(() => HttpResponse.json(codes)))
    await apply(user, 'HACK2026')
    expect(await said(/whether from now or from before is not known\.$/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Go to Hackathon' })).toBeVisible()
  })

  test('is an open question where the list cannot be had either', async () => {
    const { user, server } = await renderApp('/promo-codes', {
      handlers: [onApply(() => new HttpResponse(null, { status: 500 }))],
    })
    await appliedCodes()
    server.use(onList(unavailable))
    const field = await apply(user, 'HACK2026')
    expect(await said(/^Whether the code was applied is not known/)).toBeVisible()
    expect(field).toHaveValue('HACK2026')
  })
})

describe('a refusal', () => {
  test.each(['Your organization has reached its project limit.', 'Project template not found'])(
    'that is not about the code is told in the server’s words, and not blamed on the code: %s',
    async (error) => {
      const { user } = await renderApp('/promo-codes', {
        handlers: [onApply(() => HttpResponse.json({ error }, { status: 400 }))],
      })
      const field = await apply(user, 'HACK2026')
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
  ])('of %s has the server’s own words behind ours', async (code, words) => {
    const { user } = await renderApp('/promo-codes')
    const field = await apply(user, code)
    await waitFor(() => expect(field).toBeInvalid())
    await user.click(await screen.findByText('Details'))
    expect(screen.getByText(words)).toBeVisible()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  test('as used blames nobody where one’s own codes cannot be had', async () => {
    const { user } = await renderApp('/promo-codes', { handlers: [onList(unavailable)] })
    await said('Could not load the applied codes.')
    const field = await apply(user, 'SPRING24')
    await waitFor(() => expect(field).toHaveAccessibleDescription('This code has been used already.'))
    expect(screen.queryByRole('link', { name: /^Go to / })).not.toBeInTheDocument()
  })

  test('as used is known for one’s own from the list on screen, where it cannot be had again', async () => {
    const { user, server } = await renderApp('/promo-codes')
    await appliedCodes()
    server.use(onList(unavailable))
    await apply(user, 'SPRING24')
    expect(await said(/^You have used this code already, for the project /)).toBeVisible()
    expect(await appliedCodes()).toContain('SPRING24')
  })
})

describe('an answer about another code than what stands in the field', () => {
  test.each([
    ['a project', 'HACK2026', /^HACK2026: The project .* has been created\./],
    ['a refusal', 'EXPIRED2020', 'EXPIRED2020: There is no such code, or it is no longer valid.'],
    ['a failure', 'FORBIDDEN', 'The code FORBIDDEN could not be applied.'],
  ])('is told, and names its code: %s', async (_what, code, words) => {
    const sent = deferred<void>()
    const answer = deferred<void>()
    const { user } = await renderApp('/promo-codes', {
      handlers: [
        onApply(async () => {
          sent.resolve()
          await answer.promise
          // From here on it is the demo's server that answers.
          return code === 'FORBIDDEN' ? unavailable() : undefined
        }),
      ],
    })
    await apply(user, code)
    await sent.promise
    const field = await enter(user, 'POC-EU')
    answer.resolve()
    expect(await said(words)).toBeVisible()
    expect(field).toHaveValue('POC-EU')
    expect(field).toBeValid()
    await user.type(field, '-90')
    expect(screen.getByText(words)).toBeVisible()
  })

  test('is told on whatever page the person has gone to', async () => {
    const answer = deferred<void>()
    const { user } = await renderApp('/promo-codes', { handlers: [onApply(() => answer.promise)] })
    await apply(user, 'HACK2026')
    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    answer.resolve()
    expect(await said(/^HACK2026: The project .* has been created\./)).toBeVisible()
  })

  test('is told there as well where it failed', async () => {
    const answer = deferred<Response>()
    const { user } = await renderApp('/promo-codes', { handlers: [onApply(() => answer.promise)] })
    await apply(user, 'HACK2026')
    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    answer.resolve(HttpResponse.json({ error: 'No.' }, { status: 403 }))
    expect(await said('The code HACK2026 could not be applied. Your account is not allowed to do this.')).toBeVisible()
  })
})

describe('a person who must log in again to apply a code', () => {
  const demand = () => HttpResponse.json({ error: 'Sudo required', code: 'manage.sudoRequired' }, { status: 403 })

  test('takes the code along', async () => {
    const { user, identity } = await renderApp('/promo-codes', { handlers: [onApply(demand)] })
    await apply(user, 'HACK2026')
    const confirm = await screen.findByRole('dialog', { name: 'Confirm it’s you' })
    await user.click(within(confirm).getByRole('button', { name: 'Continue' }))
    expect(identity.logIn).toHaveBeenCalledWith('/promo-codes', { stepUp: 'recent', draft: { code: 'HACK2026' } })
  })

  test('finds it in the field when they are back, and nothing was sent', async () => {
    history.replaceState({ usr: { draft: { code: 'HACK2026' } } }, '', '/promo-codes')
    const { requests } = await renderApp('/promo-codes', { keepsHistoryState: true })
    expect(await codeField()).toHaveValue('HACK2026')
    expect(attempts(requests)).toEqual([])
  })

  test('does not find it once more by going away and Back', async () => {
    history.replaceState({ usr: { draft: { code: 'HACK2026' } } }, '', '/promo-codes')
    const { user } = await renderApp('/promo-codes', { keepsHistoryState: true })
    expect(await codeField()).toHaveValue('HACK2026')
    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    history.back()
    expect(await codeField()).toHaveValue('')
  })
})
