import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { MANAGE_BASE } from '~/demo/demo-config'
import { createJwt, readClaims } from '~/demo/lib/jwt'
import { isClockKnown } from '~/api/server-clock'

import { renderApp } from '../../support/render-app'
import { alertDialog, chooseAction, PERSONAL } from './tokens-page'

const MINUTE = 60_000
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString()

/** Serves one token, with its times in minutes from now by the device's clock. */
const serveToken = ({ created, expires }: { created: number; expires: number }, headers: Record<string, string> = {}) =>
  http.get(`${MANAGE_BASE}/manage/current-user/tokens`, () =>
    HttpResponse.json([{ id: 1, description: 'deploy', created: inMinutes(created), expires: inMinutes(expires) }], {
      headers,
    }),
  )

/** The server's clock shows in the time at which its tokens are issued. */
const issuedMinutesFromNow = (minutes: number) => ({
  identity: (issue: () => string) => ({
    getBearerToken: async () => createJwt({ ...readClaims(issue()), iat: Date.now() / 1000 + minutes * 60 }),
  }),
})
/** The server's tokens do not say when they were issued, as opaque tokens. */
const withoutIssueTime = {
  identity: (issue: () => string) => ({
    getBearerToken: async () => createJwt({ ...readClaims(issue()), iat: undefined }),
  }),
}

const deleteExpired = () => screen.queryByRole('button', { name: 'Delete expired' })
const findTable = () => screen.findByRole('table', { name: PERSONAL })

describe('a device whose clock is 20 minutes ahead', () => {
  test('never lists a living token as expired', async () => {
    await renderApp('/tokens', { ...issuedMinutesFromNow(-20), handlers: [serveToken({ created: -80, expires: -10 })] })
    const table = within(await findTable())
    expect(table.getByText(/in (9|10) minutes/)).toBeInTheDocument()
    expect(table.queryByText('Expired')).not.toBeInTheDocument()
    expect(deleteExpired()).not.toBeInTheDocument()
  })

  test('follows the Date header where a browser may read it', async () => {
    const date = new Date(Date.now() - 20 * MINUTE).toUTCString()
    await renderApp('/tokens', {
      ...withoutIssueTime,
      handlers: [serveToken({ created: -80, expires: -10 }, { date })],
    })
    expect(within(await findTable()).getByText(/in (9|10) minutes/)).toBeInTheDocument()
    expect(deleteExpired()).not.toBeInTheDocument()
  })
})

test('a device whose clock is 20 minutes behind shows that a token was created just now', async () => {
  await renderApp('/tokens', { ...issuedMinutesFromNow(20), handlers: [serveToken({ created: 20, expires: 90 })] })
  const table = within(await findTable())
  expect(table.getByText('just now')).toBeInTheDocument()
  expect(table.queryByText('in 20 minutes')).not.toBeInTheDocument()
})

describe('while the server’s time is unknown', () => {
  const world = { ...withoutIssueTime, handlers: [serveToken({ created: -80, expires: -10 })] }

  test('statuses use the device’s clock, and “Delete expired” is disabled with the reason', async () => {
    const { user } = await renderApp('/tokens', world)
    expect(within(await findTable()).getByText('Expired')).toBeInTheDocument()
    expect(isClockKnown()).toBe(false)
    const button = screen.getByRole('button', { name: 'Delete expired' })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(button).toHaveAttribute('data-tip', expect.stringContaining('server’s time is unknown'))
    await user.click(button)
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument()
  })

  test('the dialog that deletes a token does not claim that nothing can be using it', async () => {
    const { user } = await renderApp('/tokens', world)
    await chooseAction(user, 'deploy', 'Delete…')
    expect(within(await alertDialog('Delete token')).getByText(/stops working immediately/)).toBeVisible()
  })
})

test('“Delete expired” is disabled when the device’s clock jumps forwards, although a token had arrived', async () => {
  await renderApp('/tokens', { ...issuedMinutesFromNow(0), handlers: [serveToken({ created: -80, expires: 10 })] })
  const table = within(await findTable())
  expect(table.getByText(/in (9|10) minutes/)).toBeInTheDocument()
  const jump = vi.spyOn(Date, 'now').mockImplementation(() => performance.timeOrigin + performance.now() + 20 * MINUTE)
  onTestFinished(() => jump.mockRestore())
  expect(await screen.findByRole('button', { name: 'Delete expired' })).toHaveAttribute('aria-disabled', 'true')
})
