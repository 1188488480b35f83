import { screen, waitFor } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { appliedCodes, apply, attempts, codeField, onList } from './promo-codes-page'
import { renderApp } from '../../support/render-app'

describe('a promo code', () => {
  test('makes a project, says which, and is in the list from then on', async () => {
    const { user } = await renderApp('/promo-codes')
    expect(await appliedCodes()).not.toContain('HACK2026')
    const regions = screen.getAllByRole('status')
    await apply(user, 'HACK2026')
    const news = await screen.findByText(/^The project .*HACK2026.* has been created\. It is good until /)
    expect(news).toBeVisible()
    expect(regions, 'a region that arrives filled is not read out everywhere').toContain(news.closest('[role=status]'))
    expect(screen.getByRole('link', { name: /^Go to .*HACK2026/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/\d+$/),
    )
    await waitFor(async () => expect(await appliedCodes()).toContain('HACK2026'))
  })

  test('comes with blanks around it and within, as it was copied', async () => {
    const { user } = await renderApp('/promo-codes')
    await apply(user, '  HACK 2026\n')
    expect(await screen.findByText(/^The project .* has been created/)).toBeVisible()
  })

  test('that nobody knows is said to be unknown, beside its field, and stays typed', async () => {
    const { user } = await renderApp('/promo-codes')
    const field = await apply(user, 'EXPIRED2020')
    expect(await screen.findByText('There is no such code, or it is no longer valid.')).toBeVisible()
    expect(field).toBeInvalid()
    expect(field).toHaveValue('EXPIRED2020')
  })

  test('in lower case is offered in upper case', async () => {
    const { user } = await renderApp('/promo-codes')
    await apply(user, 'hack2026')
    await user.click(await screen.findByRole('button', { name: 'Try HACK2026' }))
    expect(await screen.findByText(/^The project .* has been created/)).toBeVisible()
  })

  test('that one has used already leads to its project', async () => {
    const { user } = await renderApp('/promo-codes')
    await apply(user, 'SPRING24')
    expect(await screen.findByText(/^You have used this code already, for the project /)).toBeVisible()
    expect(screen.getByRole('link', { name: /^Go to / })).toBeVisible()
  })

  test('that somebody else has used is said to be used', async () => {
    const { user } = await renderApp('/promo-codes')
    await apply(user, 'TEAMONLY')
    expect(await screen.findByText('This code has been used already.')).toBeVisible()
    expect(screen.queryByRole('link', { name: /^Go to / })).not.toBeInTheDocument()
  })

  test.each([
    ['nothing', ' ', 'Enter a code.'],
    ['a whole document', 'X'.repeat(1_001), 'A code has at most 1,000 characters.'],
  ])('that is %s is not sent', async (_what, code, words) => {
    const { user, requests } = await renderApp('/promo-codes')
    await apply(user, code)
    expect(await screen.findByText(words)).toBeVisible()
    expect(attempts(requests)).toEqual([])
  })

  test('of 200 characters is sent whole: the server says what it makes of it, beside the field', async () => {
    const { user, requests } = await renderApp('/promo-codes')
    const field = await apply(user, 'X'.repeat(200))
    expect(await screen.findByText('This value should have 100 characters or less.')).toBeVisible()
    expect(field).toHaveAccessibleDescription('This value should have 100 characters or less.')
    expect(field).toHaveValue('X'.repeat(200))
    expect(attempts(requests)).toHaveLength(1)
  })

  test('leaves an empty field behind, so that another Enter does not replace the news', async () => {
    const { user, requests } = await renderApp('/promo-codes')
    await user.type(await codeField(), 'HACK2026{Enter}')
    expect(await screen.findByText(/^The project .* has been created/)).toBeVisible()
    expect(await codeField()).toHaveValue('')
    await user.keyboard('{Enter}')
    expect(await codeField()).toHaveAccessibleDescription('Enter a code.')
    expect(screen.getByText(/^The project .* has been created/)).toBeVisible()
    expect(attempts(requests)).toHaveLength(1)
  })

  test('is applied once by a double click', async () => {
    const { user, requests } = await renderApp('/promo-codes')
    await user.type(await screen.findByLabelText('Promo code', { selector: 'input' }), 'HACK2026')
    await user.dblClick(screen.getByRole('button', { name: 'Apply' }))
    await screen.findByText(/^The project .* has been created/)
    expect(attempts(requests)).toHaveLength(1)
  })

  test('that may not be applied by this person says why', async () => {
    const { user } = await renderApp('/promo-codes', { scenario: { condition: 'promo-forbidden' } })
    await apply(user, 'HACK2026')
    expect(await screen.findByText('Your account is not allowed to do this.')).toBeVisible()
  })
})

test('a server without promo codes takes them out of the navigation, and nothing else', async () => {
  await renderApp('/promo-codes', { scenario: { condition: 'promo-codes-absent' } })
  expect(await screen.findByText('This server has no promo codes')).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Promo codes' })).not.toBeInTheDocument())
  expect(screen.getByRole('link', { name: 'Access tokens' })).toBeVisible()
})

test('an applied code with a date that nobody can read is listed all the same', async () => {
  const codes = [{ code: 'SPRING24', usedAt: '2024-02-30T00:00:00Z', project: { id: 7, name: 'Spring' } }]
  await renderApp('/promo-codes', { handlers: [onList(() => HttpResponse.json(codes))] })
  expect(await appliedCodes()).toEqual(['SPRING24'])
  expect(screen.getByText('Not known')).toBeVisible()
})
