import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'

import { renderApp, listedKeyNames } from '../../support/render-app'

async function submit(user: UserEvent, name: string) {
  const dialog = await screen.findByRole('dialog', { name: 'New API key' })
  await user.type(within(dialog).getByLabelText('Name'), name)
  await user.click(within(dialog).getByRole('button', { name: 'Create API key' }))
}

const created = () => screen.findByRole('dialog', { name: 'API key created' })

function writes(requests: string[]): string[] {
  return requests.filter((line) => !line.startsWith('GET')).map((line) => line.split(' ')[0] ?? '')
}

describe('a new key', () => {
  test('sends nothing before it is submitted, then shows its secret once', async () => {
    const { user, requests, queryClient } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: 'New API key' }))
    await waitFor(() => expect(location.pathname).toBe('/api-keys/new'))
    await screen.findByRole('dialog', { name: 'New API key' })
    expect(writes(requests)).toEqual([])
    await submit(user, 'CI laptop')
    const dialog = await created()
    expect(writes(requests)).toEqual(['POST', 'PUT'])

    const secret = within(within(dialog).getByRole('group', { name: 'Client secret' })).getByText(/\S{40,}/)
    const text = secret.textContent
    expect(secret).toHaveAttribute('translate', 'no')
    const done = within(dialog).getByRole('button', { name: 'Done' })
    await user.click(done)
    expect(dialog).toBeInTheDocument()
    await user.click(within(dialog).getByRole('checkbox', { name: 'I have saved it' }))
    await user.click(done)

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(location.pathname).toBe('/api-keys')
    await waitFor(async () => expect(await listedKeyNames()).toContain('CI laptop'))
    const caches = [queryClient.getQueryCache().getAll(), queryClient.getMutationCache().getAll()]
    expect(JSON.stringify(caches.map((cache) => cache.map(({ state }) => state)))).not.toContain(text)
    expect(document.documentElement.outerHTML + JSON.stringify(history.state) + location.href).not.toContain(text)
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(text)
  })

  test('its address opens the dialog filled', async () => {
    await renderApp('/api-keys/new?name=CI%20deploy%202')
    expect(await screen.findByLabelText('Name')).toHaveValue('CI deploy 2')
  })

  test.each([
    ['nothing', '{Enter}', 'Give the key a name.'],
    ['blanks', '   {Enter}', 'Give the key a name.'],
  ])('%s is no name', async (_what, typed, words) => {
    const { user, requests } = await renderApp('/api-keys/new')
    await user.type(await screen.findByLabelText('Name'), typed)
    expect(await screen.findByText(words)).toBeInTheDocument()
    expect(screen.getByLabelText('Name')).toBeInvalid()
    expect(writes(requests)).toEqual([])
  })

  test('255 characters are enough', async () => {
    const { user, requests } = await renderApp('/api-keys/new')
    await user.click(await screen.findByLabelText('Name'))
    await user.paste('x'.repeat(256))
    await user.click(screen.getByRole('button', { name: 'Create API key' }))
    expect(await screen.findByText('Use at most 255 characters.')).toBeInTheDocument()
    expect(writes(requests)).toEqual([])
    await user.keyboard('{Backspace}')
    await user.click(screen.getByRole('button', { name: 'Create API key' }))
    await created()
  })

  test.each(['🔑 käse', 'مفتاح', '<img src=x onerror=alert(1)>', "“quoted” & 'single'"])(
    'may be called %s, shown as text',
    async (name) => {
      const { user } = await renderApp('/api-keys/new')
      await user.click(await screen.findByLabelText('Name'))
      await user.paste(name)
      await user.click(screen.getByRole('button', { name: 'Create API key' }))
      await user.click(within(await created()).getByRole('checkbox', { name: 'I have saved it' }))
      await user.click(screen.getByRole('button', { name: 'Done' }))
      await waitFor(async () => expect(await listedKeyNames()).toContain(name))
      expect(document.querySelector('img')).toBeNull()
    },
  )

  test('a name that is taken is a hint, not an obstacle', async () => {
    const { user } = await renderApp('/api-keys/new')
    await screen.findByRole('table', { name: 'API keys' })
    await user.type(await screen.findByLabelText('Name'), 'notebooks')
    expect(await screen.findByText(/You already have a key with this name/)).toBeInTheDocument()
  })

  test('a double click and a second Enter make one key', async () => {
    const { user, requests } = await renderApp('/api-keys/new?name=once')
    await user.dblClick(await screen.findByRole('button', { name: 'Create API key' }))
    await user.keyboard('{Enter}')
    await created()
    expect(writes(requests)).toEqual(['POST', 'PUT'])
  })

  test('when the second step fails, trying again continues with the same key', async () => {
    const { user, requests } = await renderApp('/api-keys/new?name=resumed', { scenario: { condition: 'put-fails' } })
    await user.click(await screen.findByRole('button', { name: 'Create API key' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The server had an internal error.')
    expect(screen.getByText(/the same key is created/)).toBeInTheDocument()
    expect(screen.getByLabelText('Name')).toHaveValue('resumed')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await created()
    const puts = requests.filter((line) => line.startsWith('PUT'))
    expect(writes(requests)).toEqual(['POST', 'PUT', 'PUT'])
    expect(new Set(puts).size).toBe(1)
  })

  test('when the answer is lost, trying again finds the key made, and says that its secret is gone', async () => {
    const { user, requests } = await renderApp('/api-keys/new?name=lost', { scenario: { condition: 'put-lost' } })
    await user.click(await screen.findByRole('button', { name: 'Create API key' }))
    await user.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(within(await created()).getByText(/An earlier attempt created this key/)).toBeInTheDocument()
    expect(writes(requests)).toEqual(['POST', 'PUT', 'PUT'])
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await waitFor(async () => expect((await listedKeyNames()).filter((name) => name === 'lost')).toHaveLength(1))
  })

  test('an answer without a secret says so, and has nothing to prove', async () => {
    const { user } = await renderApp('/api-keys/new?name=plain', { scenario: { condition: 'no-secret' } })
    await user.click(await screen.findByRole('button', { name: 'Create API key' }))
    expect(within(await created()).getByText('The server sent no client secret with this key.')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  test.each(['limit-reached', 'limit-in-a-201'] as const)(
    'at the limit (%s) the oldest keys can be deleted right there, and what was typed stays',
    async (condition) => {
      const { user, change } = await renderApp('/api-keys/new?name=one%20more', { scenario: { condition } })
      await user.click(await screen.findByRole('button', { name: 'Create API key' }))
      const dialog = await screen.findByRole('dialog', { name: 'New API key' })
      expect(await within(dialog).findByText('You have reached the limit of API keys')).toBeInTheDocument()
      await user.click(within(dialog).getByText('Details'))
      expect(await within(dialog).findByText(/limit of entities of this type/)).toBeInTheDocument()
      change({ condition: 'normal' })
      await user.click(await within(dialog).findByRole('button', { name: 'Delete notebooks' }))
      await user.click(within(dialog).getByRole('button', { name: 'Really delete notebooks' }))
      await within(dialog).findByText('notebooks deleted')
      expect(within(dialog).getByLabelText('Name')).toHaveValue('one more')
      await user.click(within(dialog).getByRole('button', { name: 'Try again' }))
      await created()
    },
  )
})

describe('the only sight of a secret', () => {
  async function makeKey() {
    const world = await renderApp('/api-keys')
    await world.user.click(await screen.findByRole('button', { name: 'New API key' }))
    await submit(world.user, 'secret')
    return { ...world, dialog: await created() }
  }

  test('is not lost by Escape: it asks, and stays', async () => {
    const { user, dialog } = await makeKey()
    await user.keyboard('{Escape}')
    expect(within(dialog).getByRole('alert')).toHaveTextContent('This cannot be shown again.')
    await user.click(within(dialog).getByRole('button', { name: 'Keep it open' }))
    expect(within(dialog).queryByRole('alert')).not.toBeInTheDocument()
    await user.keyboard('{Escape}')
    await user.click(within(dialog).getByRole('button', { name: 'Close anyway' }))
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
  })

  test('is not lost by Back: it asks, and stays', async () => {
    const { user, dialog } = await makeKey()
    history.back()
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('This cannot be shown again.')
    await user.click(within(dialog).getByRole('button', { name: 'Keep it open' }))
    expect(within(dialog).queryByRole('alert')).not.toBeInTheDocument()
    expect(dialog).toBeInTheDocument()
  })

  test('a reload warns until there is proof', async () => {
    const { user, dialog } = await makeKey()
    const leave = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(leave()).toBe(true)
    await user.click(within(dialog).getByRole('button', { name: 'Copy Client secret' }))
    expect(await navigator.clipboard.readText()).toMatch(/\S{40,}/)
    expect(leave()).toBe(false)
    expect(await within(dialog).findByText('Client secret copied')).toBeInTheDocument()
    await user.click(within(dialog).getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
  })

  test('a refused clipboard is no proof: it says so and selects the text', async () => {
    const { user, dialog } = await makeKey()
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))
    await user.click(within(dialog).getByRole('button', { name: 'Copy Client secret' }))
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(/Your browser blocked copying/)
    expect(getSelection()?.toString()).toMatch(/\S{40,}/)
    await user.click(within(dialog).getByRole('button', { name: 'Done' }))
    expect(dialog).toBeInTheDocument()
  })

  test('refused as .env it is shown as that, selected, and the dialog says so and stays', async () => {
    const { user, dialog } = await makeKey()
    const clipboard = vi.spyOn(navigator.clipboard, 'writeText')
    const refuse = () => clipboard.mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'))
    const copy = async () => user.click(within(dialog).getByRole('button', { name: 'Copy as .env' }))
    for (const _attempt of ['the first', 'another']) {
      getSelection()?.removeAllRanges()
      refuse()
      await copy()
      expect(await within(dialog).findByRole('alert')).toHaveTextContent(
        /blocked copying\. The text is selected: press Ctrl\+C/,
      )
      expect(getSelection()?.toString()).toMatch(/^CLIENT_ID=\S+\nCLIENT_SECRET=\S{40,}\n$/)
      expect(screen.queryByText(/Reveal the text/)).not.toBeInTheDocument()
    }
    await user.click(within(dialog).getByRole('button', { name: 'Done' }))
    expect(dialog).toBeInTheDocument()

    await copy()
    expect(await within(dialog).findByText('.env copied')).toBeInTheDocument()
    expect(within(dialog).queryByRole('alert')).not.toBeInTheDocument()
  })

  test('ticked as saved in answer to the question it is saved: nothing is asked or held back any more', async () => {
    const { user, dialog } = await makeKey()
    history.back()
    await within(dialog).findByText(/Close it without having saved it/)
    const saved = within(dialog).getByRole('checkbox', { name: 'I have saved it' })
    await user.click(saved)
    expect(within(dialog).queryByRole('alert')).not.toBeInTheDocument()
    expect(within(dialog).queryByRole('button', { name: 'Close anyway' })).not.toBeInTheDocument()
    await user.click(saved)
    expect(within(dialog).queryByRole('alert')).not.toBeInTheDocument()
    expect(within(dialog).getByRole('button', { name: 'Done' })).toHaveAttribute('aria-disabled', 'true')
    await user.keyboard('{Escape}')
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Close it without having saved it?')
  })

  test('copied as .env it can be read back', async () => {
    const { user, dialog } = await makeKey()
    await user.click(within(dialog).getByRole('button', { name: 'Copy as .env' }))
    expect(await navigator.clipboard.readText()).toMatch(/^CLIENT_ID=\S+\nCLIENT_SECRET=\S+\n$/)
    await user.click(within(dialog).getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
  })
})
