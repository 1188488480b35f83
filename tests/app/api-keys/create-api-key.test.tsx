import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'

import { renderApp, listedKeyNames } from '../../support/render-app'

/** Fills in the open form for a new key and submits it. */
async function createKey(user: UserEvent, name: string) {
  const dialog = await screen.findByRole('dialog', { name: 'New API key' })
  await user.type(within(dialog).getByLabelText('Name'), name)
  await user.click(within(dialog).getByRole('button', { name: 'Create API key' }))
}

/** The dialog that shows the secret of a new key. */
const findCreatedDialog = () => screen.findByRole('dialog', { name: 'API key created' })

/** The methods of the requests that change something. */
function writes(requests: string[]): string[] {
  return requests.filter((line) => !line.startsWith('GET')).map((line) => line.split(' ')[0] ?? '')
}

describe('creating an API key', () => {
  test('sends nothing before it is submitted, then shows its secret once', async () => {
    const { user, requests, queryClient } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: 'New API key' }))
    await waitFor(() => expect(location.pathname).toBe('/api-keys/new'))
    await screen.findByRole('dialog', { name: 'New API key' })
    expect(writes(requests)).toEqual([])
    await createKey(user, 'CI laptop')
    const dialog = await findCreatedDialog()
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

  test('opens the form with the name from the URL', async () => {
    await renderApp('/api-keys/new?name=CI%20deploy%202')
    expect(await screen.findByLabelText('Name')).toHaveValue('CI deploy 2')
  })

  test.each([
    ['no name', '{Enter}'],
    ['a name of spaces only', '   {Enter}'],
  ])('rejects %s', async (_name, keys) => {
    const { user, requests } = await renderApp('/api-keys/new')
    await user.type(await screen.findByLabelText('Name'), keys)
    expect(await screen.findByText('Give the key a name.')).toBeInTheDocument()
    expect(screen.getByLabelText('Name')).toBeInvalid()
    expect(writes(requests)).toEqual([])
  })

  test('accepts a name of up to 255 characters', async () => {
    const { user, requests } = await renderApp('/api-keys/new')
    await user.click(await screen.findByLabelText('Name'))
    await user.paste('x'.repeat(256))
    await user.click(screen.getByRole('button', { name: 'Create API key' }))
    expect(await screen.findByText('Use at most 255 characters.')).toBeInTheDocument()
    expect(writes(requests)).toEqual([])
    await user.keyboard('{Backspace}')
    await user.click(screen.getByRole('button', { name: 'Create API key' }))
    await findCreatedDialog()
  })

  test.each(['🔑 käse', 'مفتاح', '<img src=x onerror=alert(1)>', "“quoted” & 'single'"])(
    'accepts the name %s and shows it as plain text',
    async (name) => {
      const { user } = await renderApp('/api-keys/new')
      await user.click(await screen.findByLabelText('Name'))
      await user.paste(name)
      await user.click(screen.getByRole('button', { name: 'Create API key' }))
      await user.click(within(await findCreatedDialog()).getByRole('checkbox', { name: 'I have saved it' }))
      await user.click(screen.getByRole('button', { name: 'Done' }))
      await waitFor(async () => expect(await listedKeyNames()).toContain(name))
      expect(document.querySelector('img')).toBeNull()
    },
  )

  test('warns about a name that another key has, but allows it', async () => {
    const { user } = await renderApp('/api-keys/new')
    await screen.findByRole('table', { name: 'API keys' })
    await user.type(await screen.findByLabelText('Name'), 'notebooks')
    expect(await screen.findByText(/You already have a key with this name/)).toBeInTheDocument()
  })

  test('creates one key when the button is double-clicked and Enter is pressed', async () => {
    const { user, requests } = await renderApp('/api-keys/new?name=once')
    await user.dblClick(await screen.findByRole('button', { name: 'Create API key' }))
    await user.keyboard('{Enter}')
    await findCreatedDialog()
    expect(writes(requests)).toEqual(['POST', 'PUT'])
  })

  test('continues with the same key when the second request fails and the user retries', async () => {
    const { user, requests } = await renderApp('/api-keys/new?name=resumed', { scenario: { condition: 'put-fails' } })
    await user.click(await screen.findByRole('button', { name: 'Create API key' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The server had an internal error.')
    expect(screen.getByText(/the same key is created/)).toBeInTheDocument()
    expect(screen.getByLabelText('Name')).toHaveValue('resumed')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await findCreatedDialog()
    const puts = requests.filter((line) => line.startsWith('PUT'))
    expect(writes(requests)).toEqual(['POST', 'PUT', 'PUT'])
    expect(new Set(puts).size).toBe(1)
  })

  test('is refused when the link of the draft leads to the list', async () => {
    const { user, requests } = await renderApp('/api-keys/new?name=new', { scenario: { condition: 'list-links' } })
    await user.click(await screen.findByRole('button', { name: 'Create API key' }))
    expect(await screen.findByText(/^The server’s link leads to a wrong URL/)).toBeInTheDocument()
    expect(writes(requests)).toEqual(['POST'])
  })

  test('says that the secret is lost when a retry finds that an earlier attempt created the key', async () => {
    const { user, requests } = await renderApp('/api-keys/new?name=lost', { scenario: { condition: 'put-lost' } })
    await user.click(await screen.findByRole('button', { name: 'Create API key' }))
    await user.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(within(await findCreatedDialog()).getByText(/An earlier attempt created this key/)).toBeInTheDocument()
    expect(writes(requests)).toEqual(['POST', 'PUT', 'PUT'])
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await waitFor(async () => expect((await listedKeyNames()).filter((name) => name === 'lost')).toHaveLength(1))
  })

  test('says that the server sent no secret, and closes without asking', async () => {
    const { user } = await renderApp('/api-keys/new?name=plain', { scenario: { condition: 'no-secret' } })
    await user.click(await screen.findByRole('button', { name: 'Create API key' }))
    expect(
      within(await findCreatedDialog()).getByText('The server sent no client secret with this key.'),
    ).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  test.each(['limit-reached', 'limit-in-a-201'] as const)(
    'offers the oldest keys for deletion at the limit (%s), and keeps the entered name',
    async (condition) => {
      const { user, change } = await renderApp('/api-keys/new?name=one%20more', { scenario: { condition } })
      await user.click(await screen.findByRole('button', { name: 'Create API key' }))
      const dialog = await screen.findByRole('dialog', { name: 'New API key' })
      expect(await within(dialog).findByText('You have reached the limit of API keys')).toBeInTheDocument()
      await user.click(within(dialog).getByText('Details'))
      expect(await within(dialog).findByText(/limit of entities of this type/)).toBeInTheDocument()
      change({ condition: 'normal' })
      await user.click(await within(dialog).findByRole('button', { name: 'Delete notebooks' }))
      const question = await screen.findByRole('alertdialog', { name: 'Delete API key' })
      await user.click(within(question).getByRole('button', { name: 'Delete API key' }))
      await within(dialog).findByText('notebooks deleted')
      expect(within(dialog).getByLabelText('Name')).toHaveValue('one more')
      await user.click(within(dialog).getByRole('button', { name: 'Try again' }))
      await findCreatedDialog()
    },
  )
})

describe('while the secret of a new key is unsaved', () => {
  /** Creates a key. Returns the dialog that shows its secret. */
  async function showSecret() {
    const app = await renderApp('/api-keys')
    await app.user.click(await screen.findByRole('button', { name: 'New API key' }))
    await createKey(app.user, 'secret')
    return { ...app, dialog: await findCreatedDialog() }
  }

  test('Escape asks before it closes the dialog', async () => {
    const { user, dialog } = await showSecret()
    await user.keyboard('{Escape}')
    expect(within(dialog).getByRole('alert')).toHaveTextContent('This can’t be shown again.')
    await user.click(within(dialog).getByRole('button', { name: 'Keep it open' }))
    expect(within(dialog).queryByRole('alert')).not.toBeInTheDocument()
    await user.keyboard('{Escape}')
    await user.click(within(dialog).getByRole('button', { name: 'Close anyway' }))
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
  })

  test('Back asks before it leaves, and can stay', async () => {
    const { user, dialog } = await showSecret()
    history.back()
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('This can’t be shown again.')
    await user.click(within(dialog).getByRole('button', { name: 'Keep it open' }))
    expect(within(dialog).queryByRole('alert')).not.toBeInTheDocument()
    expect(dialog).toBeInTheDocument()
  })

  test('the browser asks before a reload until the secret is copied', async () => {
    const { user, dialog } = await showSecret()
    const isReloadBlocked = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(isReloadBlocked()).toBe(true)
    await user.click(within(dialog).getByRole('button', { name: 'Copy Client secret' }))
    expect(await navigator.clipboard.readText()).toMatch(/\S{40,}/)
    expect(isReloadBlocked()).toBe(false)
    expect(await within(dialog).findByText('Client secret copied')).toBeInTheDocument()
    await user.click(within(dialog).getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
  })

  test('a copy that the browser blocks selects the secret, and Done stays disabled', async () => {
    const { user, dialog } = await showSecret()
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))
    await user.click(within(dialog).getByRole('button', { name: 'Copy Client secret' }))
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(/Your browser blocked copying/)
    expect(getSelection()?.toString()).toMatch(/\S{40,}/)
    await user.click(within(dialog).getByRole('button', { name: 'Done' }))
    expect(dialog).toBeInTheDocument()
  })

  test('a copy as .env that the browser blocks shows and selects the text, and Done stays disabled', async () => {
    const { user, dialog } = await showSecret()
    const clipboard = vi.spyOn(navigator.clipboard, 'writeText')
    const blockCopy = () => clipboard.mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'))
    const copy = async () => user.click(within(dialog).getByRole('button', { name: 'Copy as .env' }))
    for (const _attempt of ['the first', 'another']) {
      getSelection()?.removeAllRanges()
      blockCopy()
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

  test('checking “I have saved it” dismisses the warning, and unchecking it blocks closing again', async () => {
    const { user, dialog } = await showSecret()
    history.back()
    await within(dialog).findByText(/Close without saving it/)
    const saved = within(dialog).getByRole('checkbox', { name: 'I have saved it' })
    await user.click(saved)
    expect(within(dialog).queryByRole('alert')).not.toBeInTheDocument()
    expect(within(dialog).queryByRole('button', { name: 'Close anyway' })).not.toBeInTheDocument()
    await user.click(saved)
    expect(within(dialog).queryByRole('alert')).not.toBeInTheDocument()
    expect(within(dialog).getByRole('button', { name: 'Done' })).toHaveAttribute('aria-disabled', 'true')
    await user.keyboard('{Escape}')
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Close without saving it?')
  })

  test('the dialog starts at its heading, and returns there after “Keep it open”', async () => {
    const { user, dialog } = await showSecret()
    const heading = within(dialog).getByRole('heading', { name: 'API key created' })
    expect(heading).toHaveFocus()
    await user.keyboard('{Escape}')
    await user.click(within(dialog).getByRole('button', { name: 'Keep it open' }))
    expect(heading).toHaveFocus()
  })

  test('a download counts as saved, and names its file', async () => {
    const { user, dialog } = await showSecret()
    await user.click(within(dialog).getByRole('button', { name: 'Download .env' }))
    expect(await within(dialog).findByText('Downloaded as latchkey.env')).toBeInTheDocument()
    expect(within(dialog).getByRole('checkbox', { name: 'I have saved it' })).toBeChecked()

    await user.keyboard('{Escape}')
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
  })

  test('a copy as .env counts as saved', async () => {
    const { user, dialog } = await showSecret()
    await user.click(within(dialog).getByRole('button', { name: 'Copy as .env' }))
    expect(await navigator.clipboard.readText()).toMatch(/^CLIENT_ID=\S+\nCLIENT_SECRET=\S+\n$/)
    await user.click(within(dialog).getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
  })
})
