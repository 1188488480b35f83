import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { grace, maria } from '~/demo/data/personas'

import { renderApp } from '../../support/render-app'
import { answerOnce } from '../security/security-page'
import {
  advanceClock,
  findAllItems,
  findGroup,
  findItem,
  findNextStep,
  findScore,
  itemsOf,
  openOverview,
  serveKeys,
  serveTokens,
} from './overview-page'

const OLD_KEY = '1 API key is older than a year'
const UNUSED = '1 token has not been used for 90 days'
const EXPIRED = '1 expired token is still listed'
const oldKey = serveKeys({ name: 'notebooks', ageInDays: 400 })
const tokens = serveTokens({
  forgotten: { created: -300, lastUsed: -120, expires: 60 },
  over: { created: -50, lastUsed: -30, expires: -20 },
  soon: { created: -50, lastUsed: -1, expires: 2 },
})
const dismissal = (title: string) => `Dismiss for 90 days: ${title}`
const openItems = async () => (await itemsOf('Keys and tokens')).map((item) => item.replace(/^.*?: /, ''))
const serveTotp = () =>
  answerOnce('get', 'authentication-methods', () =>
    HttpResponse.json({ authentication_methods: [{ id: 'totp|1', type: 'totp', confirmed: true }] }),
  )
const folded = () => screen.getByRole('list', { name: 'Other checks', hidden: true })

describe('a dismissed check-up item', () => {
  test('leaves its group, and comes back to its place with "Undo"', async () => {
    const { user } = await openOverview([tokens, oldKey])
    await findAllItems()
    const before = await openItems()
    expect(before).toEqual(['1 token expires within 7 days', UNUSED, OLD_KEY, EXPIRED])
    expect((await findGroup('Keys and tokens')).textContent).toMatch(/^Keys and tokens4 to review/)

    await user.click(screen.getByRole('button', { name: dismissal(UNUSED) }))
    expect(await openItems()).toEqual(['1 token expires within 7 days', OLD_KEY, EXPIRED])
    expect((await findGroup('Keys and tokens')).textContent).toMatch(/^Keys and tokens3 to review/)
    expect(screen.getByRole('heading', { name: 'Keys and tokens' })).toHaveFocus()
    expect(await screen.findByText(`Dismissed for 90 days: ${UNUSED}`)).toBeVisible()
    expect(screen.getByText(/ · 1 dismissed$/)).toBeInTheDocument()

    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(await openItems()).toEqual(before)
    expect(screen.getByRole('heading', { name: 'Keys and tokens' })).toHaveFocus()
    expect(await screen.findByText(`Shown again: ${UNUSED}`)).toBeVisible()
    expect(screen.queryByText(/ dismissed$/)).not.toBeInTheDocument()
  })

  test('gives focus to the heading of the page when the folded part ends with it', async () => {
    const { user } = await renderApp('/', { config: { apiKeys: undefined, manage: undefined } })
    await findAllItems()
    await user.click(screen.getByRole('button', { name: dismissal('You have no passkey') }))
    await user.click(screen.getByText('1 dismissed'))
    await user.click(screen.getByRole('button', { name: 'Show again: You have no passkey' }))
    expect(screen.queryByText('1 dismissed')).not.toBeInTheDocument()
    expect(screen.getByRole('heading', { level: 1, name: 'Overview' })).toHaveFocus()
  })

  test('stays folded after a reload with "Show again", for this user and for 90 days, and stores no name', async () => {
    const first = await openOverview([tokens, oldKey])
    await first.user.click(await screen.findByRole('button', { name: dismissal(OLD_KEY) }))
    expect(JSON.parse(localStorage.getItem('latchkey.dismissed-items') ?? '')).toEqual([
      { userId: maria.id, id: 'api-keys-old', about: ['k0'], at: expect.any(Number) },
    ])
    first.leave()

    const other = await openOverview([tokens, oldKey], { as: grace })
    await findAllItems()
    expect(await openItems()).toContain(OLD_KEY)
    other.leave()

    const { user } = await openOverview([tokens, oldKey])
    await findAllItems()
    expect(await openItems()).not.toContain(OLD_KEY)
    const summary = screen.getByText(/ · 1 dismissed$/)
    await user.click(summary)
    await user.click(within(folded()).getByRole('button', { name: `Show again: ${OLD_KEY}` }))
    expect(await openItems()).toContain(OLD_KEY)
    expect(summary).toHaveFocus()

    await user.click(screen.getByRole('button', { name: dismissal(OLD_KEY) }))
    advanceClock({ days: 91 })
    await waitFor(async () => expect(await openItems()).toContain(OLD_KEY), { timeout: 3_000 })
  })

  test('comes back when it is about another key', async () => {
    const first = await openOverview([tokens, oldKey])
    await first.user.click(await screen.findByRole('button', { name: dismissal(OLD_KEY) }))
    first.leave()
    await openOverview([tokens, serveKeys({ name: 'notebooks', ageInDays: 401 }, { name: 'laptop', ageInDays: 366 })])
    await findAllItems()
    expect(await openItems()).toContain('2 API keys are older than a year')
  })

  test('is no longer the next step, keeps its line, and does not change the score', async () => {
    const { user } = await openOverview([serveTokens({}), serveKeys({ name: 'CI', ageInDays: 3 }), serveTotp()])
    const recovery = await findNextStep('Create a recovery code')
    expect(within(recovery).queryByRole('button')).not.toBeInTheDocument()
    const score = await findScore(/^1 of 3 protections is in place\.$/)

    await user.click(screen.getByRole('button', { name: dismissal('You have no passkey') }))
    expect(screen.getByRole('heading', { name: 'Protect your account' })).toHaveFocus()
    const line = within(screen.getByRole('list', { name: 'Protections' })).getByText('You have no passkey')
    expect(line.closest('li')).toHaveTextContent(/Dismissed$/)
    expect(within(folded()).getByText('You have no passkey')).toBeInTheDocument()
    expect(score).toHaveTextContent('1 of 3 protections is in place.')
  })

  test('is never about MFA, a recovery code, or a token that expires soon', async () => {
    await openOverview([tokens, oldKey])
    await findAllItems()
    const names = screen.getAllByRole('button', { name: /^Dismiss/ }).map((button) => button.getAttribute('aria-label'))
    expect(names).toEqual(['You have no passkey', UNUSED, OLD_KEY, EXPIRED].map(dismissal))
    expect(await findItem('Multi-factor authentication is off')).toBeInTheDocument()
  })
})
