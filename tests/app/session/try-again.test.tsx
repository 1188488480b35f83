import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { describe, expect, test } from 'vitest'

import { MANAGE_BASE } from '~/demo/demo-config'

import { PROJECT_INVITATIONS } from '../invitations/invitations-page'
import { findAppliedCodes, onListCodes } from '../promo-codes/promo-codes-page'
import { renderApp } from '../../support/render-app'

const forbidden = () => HttpResponse.json({ error: 'Access denied.' }, { status: 403 })

/** The button disappears when pressed. Focus must move to the start of the list, not to the top of the document. */
describe('pressing Try again', () => {
  test('moves focus to the heading of the section', async () => {
    const { user, server } = await renderApp('/promo-codes', { handlers: [onListCodes(forbidden)] })
    const button = await screen.findByRole('button', { name: 'Try again' })
    server.use(onListCodes(() => HttpResponse.json([{ code: 'SPRING24', usedAt: '2024-04-09T08:02:51Z' }])))
    await user.click(button)
    expect(await findAppliedCodes()).toEqual(['SPRING24'])
    expect(screen.getByRole('heading', { name: 'Applied codes' })).toHaveFocus()
  })

  test('moves focus to the heading of the page if the section has none', async () => {
    const { user, server } = await renderApp('/invitations', { handlers: [http.get(PROJECT_INVITATIONS, forbidden)] })
    const button = await screen.findByRole('button', { name: 'Try again' })
    server.use(http.get(PROJECT_INVITATIONS, () => HttpResponse.json([])))
    await user.click(button)
    await waitFor(() => expect(button).not.toBeInTheDocument())
    expect(screen.getByRole('heading', { level: 1, name: 'Invitations' })).toHaveFocus()
  })

  test('keeps focus in the popover of the bell', async () => {
    const { user, server } = await renderApp('/api-keys', {
      handlers: [http.get(`${MANAGE_BASE}/manage/notifications`, forbidden)],
    })
    await user.click(await screen.findByRole('button', { name: 'Notifications' }))
    const newest = await screen.findByRole('dialog', { name: 'Newest notifications' })
    server.use(http.get(`${MANAGE_BASE}/manage/notifications`, () => HttpResponse.json([])))
    await user.click(await within(newest).findByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('No notifications')).toBeVisible()
    expect(within(newest).getByRole('heading', { name: 'Newest notifications' })).toHaveFocus()
  })
})
