import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'

import { MANAGE_BASE } from '~/demo/world'

import { renderApp } from './render-app'

const CODES = `${MANAGE_BASE}/manage/current-user/promo-codes`
const posts = (requests: string[]) => requests.filter((line) => line === `POST ${CODES}`)

async function apply(user: UserEvent, code: string) {
  const field = await screen.findByLabelText('Promo code', { selector: 'input' })
  await user.clear(field)
  await user.click(field)
  await user.paste(code)
  await user.click(screen.getByRole('button', { name: 'Apply' }))
  return field
}

async function appliedCodes(): Promise<string[]> {
  const table = await screen.findByRole('table', { name: 'Applied codes' })
  return within(table)
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent)
}

describe('a promo code', () => {
  test('makes a project, says which, and is in the list from then on', async () => {
    const { user } = await renderApp('/promo-codes')
    expect(await appliedCodes()).not.toContain('HACK2026')
    await apply(user, 'HACK2026')
    expect(await screen.findByText(/^The project .*HACK2026.* has been created\. It is good until /)).toBeVisible()
    expect(screen.getByRole('link', { name: /^Go to .*HACK2026/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/\d+$/),
    )
    await waitFor(async () => expect(await appliedCodes()).toContain('HACK2026'))
  })

  test('comes with blanks around it and within, as it was copied', async () => {
    const { user } = await renderApp('/promo-codes')
    await apply(user, '  HACK 2026\n')
    expect(await screen.findByText(/has been created/)).toBeVisible()
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
    expect(await screen.findByText(/has been created/)).toBeVisible()
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
    ['200 characters', 'X'.repeat(200), 'A code has at most 100 characters.'],
  ])('that is %s is not sent', async (_what, code, words) => {
    const { user, requests } = await renderApp('/promo-codes')
    await apply(user, code)
    expect(await screen.findByText(words)).toBeVisible()
    expect(posts(requests)).toEqual([])
  })

  test('is applied once by a double click', async () => {
    const { user, requests } = await renderApp('/promo-codes')
    await user.type(await screen.findByLabelText('Promo code', { selector: 'input' }), 'HACK2026')
    await user.dblClick(screen.getByRole('button', { name: 'Apply' }))
    await screen.findByText(/has been created/)
    expect(posts(requests)).toHaveLength(1)
  })

  test('whose answer never arrived is found in the list', async () => {
    const { user, requests } = await renderApp('/promo-codes', { scenario: { condition: 'promo-lost' } })
    await apply(user, 'HACK2026')
    expect(await screen.findByText(/^The answer never arrived, but the code is in the list/)).toBeVisible()
    expect(posts(requests)).toHaveLength(1)
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
