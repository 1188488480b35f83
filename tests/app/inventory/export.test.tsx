import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { parse } from 'papaparse'
import { describe, expect, test, vi } from 'vitest'

import { HAL_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'
import { TOKENS_URL } from '../management-tokens/tokens-page'

const dialog = async () => within(await screen.findByRole('dialog', { name: 'Export inventory' }))
const downloadButton = async (name: RegExp | string) => (await dialog()).findByRole('button', { name })

/** Records the files that the page downloads. jsdom has no blob URLs. */
function watchDownloads() {
  const files: { name: string; blob: Blob }[] = []
  let latest: Blob | undefined
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    latest = blob as Blob
    return 'blob:inventory'
  })
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue()
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    if (latest) files.push({ name: this.download, blob: latest })
  })
  return files
}

describe('the export of the inventory', () => {
  test('downloads every key and token as CSV, without a secret, and closes', async () => {
    const files = watchDownloads()
    const { user } = await renderApp('/api-keys', { scenario: { data: 'keys-57' } })
    await user.click(await screen.findByRole('button', { name: 'Export' }))
    expect(location.pathname).toBe('/api-keys/export')
    await user.click(await downloadButton(/^Download \d+ entries$/))

    expect(files[0]?.name).toMatch(/^inventory-\d{4}-\d\d-\d\d\.csv$/)
    const text = (await files[0]?.blob.text()) ?? ''
    const { data } = parse<Record<string, string>>(text.trimEnd(), { header: true })
    expect(data.filter(({ type }) => type === 'API key')).toHaveLength(57)
    expect(data.find(({ name }) => name === 'CI deploy')).toMatchObject({ type: 'API key' })
    expect(data.map(({ type }) => type)).toContain('access token')
    expect(data.find(({ type }) => type === 'access token')?.['status']).toMatch(/^(Active|Expired|Expires soon)$/)
    expect(text).not.toContain('eyJ')
    await waitFor(() => expect(location.pathname).toBe('/api-keys'))
    expect(await screen.findByText(/^Downloaded inventory-/)).toBeInTheDocument()
  })

  test('waits for the last page, and shows how much it has read', async () => {
    const pages: (() => void)[] = []
    const hold = http.get(`${HAL_BASE}/apikeys/`, async ({ request }) => {
      if (new URL(request.url).searchParams.get('page') !== '19') return undefined
      await new Promise<void>((resolve) => pages.push(resolve))
      return undefined
    })
    await renderApp('/api-keys/export', { scenario: { data: 'keys-2000' }, handlers: [hold] })
    expect(await (await dialog()).findByText(/^Read [\d,]+ of 2,000$/)).toBeInTheDocument()
    const button = await downloadButton('Download')
    expect(button).toHaveAccessibleDescription('Still reading your keys and tokens.')
    expect((await dialog()).getByRole('progressbar', { name: 'API keys' })).toHaveAttribute('max', '2000')
    for (const release of pages) release()
    expect(await downloadButton(/^Download 2,011 entries$/)).not.toHaveAttribute('aria-disabled')
  })

  test('says that the file would lack what failed, and exports the rest without it', async () => {
    const files = watchDownloads()
    const failure = http.get(TOKENS_URL, () => HttpResponse.json({ error: 'no' }, { status: 403 }))
    const { user } = await renderApp('/api-keys/export', { handlers: [failure] })
    const alert = await (await dialog()).findByRole('alert')
    expect(alert).toHaveTextContent('Could not read all Access tokens.')
    expect(await downloadButton('Download')).toHaveAccessibleDescription(
      'Try again, or leave out what could not be read.',
    )
    await user.click((await dialog()).getByRole('checkbox', { name: 'Access tokens' }))
    await user.click((await dialog()).getByRole('radio', { name: 'JSON, for scripts' }))
    await user.click(await downloadButton('Download 6 entries'))
    const json = JSON.parse((await files[0]?.blob.text()) ?? '')
    expect(json).toMatchObject({ console: `${location.origin}/`, unreadable: 0 })
    expect(json.entries).toHaveLength(6)
  })

  test('names the entries that the server sent and that could not be read', async () => {
    await renderApp('/tokens/export', { scenario: { condition: 'odd-rows' } })
    const content = await dialog()
    await waitFor(() => expect(content.getAllByText('1 entry could not be read and will be missing.')).toHaveLength(2))
  })

  test('names the keys that a deletion elsewhere has moved to a page that had been read', async () => {
    // The second page begins one key later than the first one ended.
    const keyAt = (index: number) => ({ id: `k${index}`, name: `key ${index}`, clientId: `client-${index}` })
    const shifted = http.get(`${HAL_BASE}/apikeys/`, ({ request }) => {
      const number = Number(new URL(request.url).searchParams.get('page'))
      const apikeys = number === 0 ? [0, 1].map(keyAt) : [keyAt(3)]
      return HttpResponse.json({ _embedded: { apikeys }, page: { number, totalPages: 2, totalElements: 4 } })
    })
    await renderApp('/api-keys/export', { handlers: [shifted] })
    expect(await (await dialog()).findByText('1 entry could not be read and will be missing.')).toBeVisible()
  })

  test('has only what the server has and the administrator allows', async () => {
    await renderApp('/api-keys/export', { scenario: { condition: 'tokens-absent' } })
    await downloadButton('Download 6 entries')
    expect((await dialog()).getAllByRole('checkbox')).toHaveLength(1)
  })
})
