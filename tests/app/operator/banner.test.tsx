import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'

import { recordServerTime } from '~/api/server-clock'
import type { Config } from '~/config/config'

import { renderApp } from '../../support/render-app'

type Banner = NonNullable<Config['banner']>

const openWith = (banner: Banner) => renderApp('/promo-codes', { config: { banner } })
const region = () => screen.findByRole('region', { name: 'Message from your administrator' })
const noRegion = () => screen.queryByRole('region', { name: 'Message from your administrator' })
const hasSettled = () => screen.findByRole('navigation', { name: 'Help' })

const message = { text: 'Tokens live longer now.', severity: 'info' } as const

describe('the message of the administrator', () => {
  test('is above the page, inside a polite live region, with its link', async () => {
    await openWith({ ...message, severity: 'warning', link: 'https://status.example.com/' })
    const banner = await region()
    expect(banner).toHaveTextContent(/^Tokens live longer now\.More information$/)
    expect(banner.closest('[aria-live]')).toHaveAttribute('aria-live', 'polite')
    expect(within(banner).queryByRole('alert')).not.toBeInTheDocument()
    expect(within(banner).getByRole('link', { name: 'More information' })).toHaveAttribute(
      'href',
      'https://status.example.com/',
    )
    expect(banner.compareDocumentPosition(screen.getByRole('main'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  })

  test('interrupts if it is critical', async () => {
    await openWith({ ...message, severity: 'critical' })
    expect(within(await region()).getByRole('alert')).toHaveTextContent(message.text)
  })

  test.each(['warning', 'critical'] as const)('cannot be dismissed if it is %s', async (severity) => {
    await openWith({ ...message, severity })
    expect(within(await region()).queryByRole('button')).not.toBeInTheDocument()
  })

  test('stays away after it was dismissed, until its text changes', async () => {
    const { user, leave } = await openWith(message)
    await user.click(within(await region()).getByRole('button', { name: 'Dismiss message' }))
    expect(noRegion()).not.toBeInTheDocument()
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
    leave()

    const { leave: leaveAgain } = await openWith(message)
    await hasSettled()
    expect(noRegion()).not.toBeInTheDocument()
    leaveAgain()

    await openWith({ ...message, text: 'Tokens live even longer now.' })
    expect(await region()).toHaveTextContent('Tokens live even longer now.')
  })

  test('appears even if its text was dismissed, once it is a warning', async () => {
    const { user, leave } = await openWith(message)
    await user.click(within(await region()).getByRole('button', { name: 'Dismiss message' }))
    leave()
    await openWith({ ...message, severity: 'warning' })
    expect(await region()).toHaveTextContent(message.text)
  })
})

describe('the time span of the message', () => {
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

  test.each([
    ['before', { from: at(60) }],
    ['after', { until: at(-60) }],
  ])('hides it %s', async (_when, span) => {
    await openWith({ ...message, ...span })
    await hasSettled()
    expect(noRegion()).not.toBeInTheDocument()
  })

  test('shows it inside', async () => {
    await openWith({ ...message, from: at(-60), until: at(60) })
    expect(await region()).toBeInTheDocument()
  })

  test('is compared with the server’s clock, and not with that of the device', async () => {
    await openWith({ ...message, from: at(60), until: at(180) })
    await hasSettled()
    expect(noRegion()).not.toBeInTheDocument()
    act(() => recordServerTime(at(120)))
    expect(await region()).toBeInTheDocument()
    act(() => recordServerTime(at(240)))
    await waitFor(() => expect(noRegion()).not.toBeInTheDocument())
  })

  test('ends while the page is open', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await openWith({ ...message, until: at(2) })
    expect(await region()).toBeInTheDocument()
    await act(() => vi.advanceTimersByTimeAsync(121_000))
    expect(noRegion()).not.toBeInTheDocument()
  })
})
