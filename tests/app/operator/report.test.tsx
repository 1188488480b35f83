import { screen, within } from '@testing-library/react'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import type { Config } from '~/config/config'

import { renderApp } from '../../support/render-app'

const URL_OF_REPORTS = 'https://reports.example.com/console'

/** jsdom has no beacons. Returns what the page sends. */
function recordBeacons(): [url: string, body: string][] {
  const sent: [string, string][] = []
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'sendBeacon'))
  Object.defineProperty(navigator, 'sendBeacon', {
    configurable: true,
    value: (url: string, body: string) => sent.push([url, body]) > 0,
  })
  return sent
}

const open = (report: Config['report']) =>
  renderApp('/api-keys', { scenario: { condition: 'forbidden' }, config: { report } })
const details = async () => within(await screen.findByRole('alert')).findByText('Details')

describe('the report of an error', () => {
  test('is the line that Copy reference copies, sent once to report.url', async () => {
    const sent = recordBeacons()
    const { user } = await open({ url: URL_OF_REPORTS })
    await user.click(await details())
    await user.click(screen.getByRole('button', { name: 'Copy reference' }))
    const reference = await navigator.clipboard.readText()
    expect(sent).toEqual([[URL_OF_REPORTS, reference]])
    expect(reference).toMatch(/^\S+Z · GET \/api\/apikeys\/ · 403 · forbidden · \w{8}$/)
  })

  test('has no query, no token and no message of the server', async () => {
    const sent = recordBeacons()
    await open({ url: URL_OF_REPORTS })
    await details()
    expect(sent).toHaveLength(1)
    expect(JSON.stringify(sent)).not.toMatch(/\?|eyJ|Bearer|Maria|maria/)
  })

  test('is sent for another error of the same request', async () => {
    const sent = recordBeacons()
    const { user } = await open({ url: URL_OF_REPORTS })
    await details()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await vi.waitFor(() => expect(sent).toHaveLength(2))
    expect(new Set(sent.map(([, body]) => body)).size).toBe(2)
  })

  test('is off by default', async () => {
    const sent = recordBeacons()
    await open(undefined)
    await details()
    expect(sent).toEqual([])
  })
})
