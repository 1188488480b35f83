import { screen, waitFor } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { applyCode, applyRequestsIn, findAppliedCodes, findCodeField, onListCodes } from './promo-codes-page'
import { renderApp } from '../../support/render-app'

const PROJECT_CREATED = /^The project .* has been created/

describe('applying a promo code', () => {
  test('creates a project, links to it, and adds the code to the list', async () => {
    const { user } = await renderApp('/promo-codes')
    expect(await findAppliedCodes()).not.toContain('HACK2026')
    const liveRegions = screen.getAllByRole('status')

    await applyCode(user, 'HACK2026')

    const message = await screen.findByText(/^The project .*HACK2026.* has been created\. It is available until /)
    expect(message).toBeVisible()
    expect(liveRegions, 'screen readers may skip a live region that is added with its text').toContain(
      message.closest('[role=status]'),
    )
    expect(screen.getByRole('link', { name: /^Go to .*HACK2026/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/\d+$/),
    )
    await waitFor(async () => expect(await findAppliedCodes()).toContain('HACK2026'))
  })

  test('ignores white space around and inside a pasted code', async () => {
    const { user } = await renderApp('/promo-codes')
    await applyCode(user, '  HACK 2026\n')
    expect(await screen.findByText(PROJECT_CREATED)).toBeVisible()
  })

  test('keeps an unknown code in the field and shows the error next to it', async () => {
    const { user } = await renderApp('/promo-codes')

    const field = await applyCode(user, 'EXPIRED2020')

    expect(await screen.findByText('This code does not exist or is no longer valid.')).toBeVisible()
    expect(field).toBeInvalid()
    expect(field).toHaveValue('EXPIRED2020')
  })

  test('offers the upper-case code when the server does not know the lower-case one', async () => {
    const { user } = await renderApp('/promo-codes')
    await applyCode(user, 'hack2026')

    await user.click(await screen.findByRole('button', { name: 'Try HACK2026' }))

    expect(await screen.findByText(PROJECT_CREATED)).toBeVisible()
  })

  test('links to the project of a code that the user has used before', async () => {
    const { user } = await renderApp('/promo-codes')

    await applyCode(user, 'SPRING24')

    expect(await screen.findByText(/^You have already used this code for the project /)).toBeVisible()
    expect(screen.getByRole('link', { name: /^Go to / })).toBeVisible()
  })

  test('links to no project when another user has used the code', async () => {
    const { user } = await renderApp('/promo-codes')

    await applyCode(user, 'TEAMONLY')

    expect(await screen.findByText('This code has already been used.')).toBeVisible()
    expect(screen.queryByRole('link', { name: /^Go to / })).not.toBeInTheDocument()
  })

  test.each([
    ['an empty code', ' ', 'Enter a code.'],
    ['more than 1,000 characters', 'X'.repeat(1_001), 'A code has at most 1,000 characters.'],
  ])('rejects %s without a request', async (_what, code, error) => {
    const { user, requests } = await renderApp('/promo-codes')

    await applyCode(user, code)

    expect(await screen.findByText(error)).toBeVisible()
    expect(applyRequestsIn(requests)).toEqual([])
  })

  test('sends a code of 200 characters, and shows the server’s error next to the field', async () => {
    const { user, requests } = await renderApp('/promo-codes')

    const field = await applyCode(user, 'X'.repeat(200))

    expect(await screen.findByText('This value should have 100 characters or less.')).toBeVisible()
    expect(field).toHaveAccessibleDescription('This value should have 100 characters or less.')
    expect(field).toHaveValue('X'.repeat(200))
    expect(applyRequestsIn(requests)).toHaveLength(1)
  })

  test('clears the field after success, so that a second Enter sends nothing and keeps the message', async () => {
    const { user, requests } = await renderApp('/promo-codes')
    await user.type(await findCodeField(), 'HACK2026{Enter}')
    expect(await screen.findByText(PROJECT_CREATED)).toBeVisible()
    expect(await findCodeField()).toHaveValue('')

    await user.keyboard('{Enter}')

    expect(await findCodeField()).toHaveAccessibleDescription('Enter a code.')
    expect(screen.getByText(PROJECT_CREATED)).toBeVisible()
    expect(applyRequestsIn(requests)).toHaveLength(1)
  })

  test('sends one request after a double click', async () => {
    const { user, requests } = await renderApp('/promo-codes')
    await user.type(await findCodeField(), 'HACK2026')

    await user.dblClick(screen.getByRole('button', { name: 'Apply' }))

    await screen.findByText(PROJECT_CREATED)
    expect(applyRequestsIn(requests)).toHaveLength(1)
  })

  test('says that the account is not allowed to apply codes when the server answers 403', async () => {
    const { user } = await renderApp('/promo-codes', { scenario: { condition: 'promo-forbidden' } })
    await applyCode(user, 'HACK2026')
    expect(await screen.findByText('Your account is not allowed to do this.')).toBeVisible()
  })
})

test('removes only Promo codes from the navigation when the server has no promo codes', async () => {
  await renderApp('/promo-codes', { scenario: { condition: 'promo-codes-absent' } })

  expect(await screen.findByText('Promo codes are not available on this server')).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Promo codes' })).not.toBeInTheDocument())
  expect(screen.getByRole('link', { name: 'Access tokens' })).toBeVisible()
})

test('lists an applied code with an invalid date as “Unknown date”', async () => {
  const codes = [{ code: 'SPRING24', usedAt: '2024-02-30T00:00:00Z', project: { id: 7, name: 'Spring' } }]
  await renderApp('/promo-codes', { handlers: [onListCodes(() => HttpResponse.json(codes))] })

  expect(await findAppliedCodes()).toEqual(['SPRING24'])
  expect(screen.getByText('Unknown date')).toBeVisible()
})
