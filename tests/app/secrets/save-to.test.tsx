import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import { parse as parseYaml } from 'yaml'

import { HAL_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

/** “Save to another tool” in the dialogs that show a secret once, and below the code examples. */

const PUT_KEY = `${HAL_BASE}/apikeys/:id`

async function createKey(options: Parameters<typeof renderApp>[1] = {}) {
  const app = await renderApp('/api-keys/new?name=CI%20release', options)
  await app.user.click(await screen.findByRole('button', { name: 'Create API key' }))
  const dialog = await screen.findByRole('dialog', { name: 'API key created' })
  return { ...app, dialog, secret: secretIn(dialog, 'Client secret') }
}

async function createToken() {
  const app = await renderApp('/tokens/new?name=CI%20release')
  await app.user.click(await screen.findByRole('button', { name: 'Create token' }))
  const dialog = await screen.findByRole('dialog', { name: 'Token created' })
  return { ...app, dialog, secret: secretIn(dialog, 'Token') }
}

function secretIn(dialog: HTMLElement, label: string): string {
  return within(dialog).queryByRole('group', { name: label })?.querySelector('code')?.textContent ?? ''
}

async function open(user: UserEvent): Promise<HTMLElement> {
  await user.click(await screen.findByText('Save to another tool'))
  return screen.findByLabelText('Tool')
}

async function choose(user: UserEvent, tool: string) {
  await user.selectOptions(screen.queryByLabelText('Tool') ?? (await open(user)), tool)
}

const isSaved = (dialog: HTMLElement) =>
  within(dialog).getByRole<HTMLInputElement>('checkbox', { name: 'I have saved it' }).checked

describe('in the dialog of a new API key', () => {
  test('a copied file has the secret and counts as saved, while the preview shows a mask', async () => {
    const { user, dialog, secret } = await createKey()
    await choose(user, 'Kubernetes')
    const preview = within(dialog).getByLabelText('Preview')
    expect(preview).toHaveTextContent('CLIENT_SECRET: "••••••••"')
    expect(preview).toHaveTextContent('name: "latchkey-ci-release"')
    expect(within(dialog).getByText(/^Checked 29 Nov 2026/)).toBeVisible()
    const docs = within(dialog).getByRole('link', { name: 'Kubernetes docs' })
    expect(docs).toHaveAttribute('href', 'https://kubernetes.io/docs/concepts/configuration/secret/')
    expect(docs).toHaveAttribute('rel', 'noopener noreferrer')

    await user.click(within(dialog).getByRole('button', { name: 'Copy text' }))
    expect(parseYaml(await navigator.clipboard.readText())).toMatchObject({
      stringData: { CLIENT_ID: secretIn(dialog, 'Client ID'), CLIENT_SECRET: secret },
    })
    expect(await within(dialog).findByText('Text for Kubernetes copied')).toBeInTheDocument()
    expect(isSaved(dialog)).toBe(true)
    await user.click(within(dialog).getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
    expect(document.documentElement.outerHTML).not.toContain(secret)
  })

  test('a text without the secret does not count as saved', async () => {
    const { user, dialog, secret } = await createKey()
    for (const [tool, button] of [
      ['GitHub Actions', 'Copy command'],
      ['1Password', 'Copy command'],
      ['Bruno', 'Copy text'],
      ['Bruno', 'Download'],
      ['VS Code', 'Copy text'],
      ['Codex', 'Download'],
    ] as const) {
      await choose(user, tool)
      expect(within(dialog).getByText(/Copy the secret too: this text does not contain it/)).toBeVisible()
      await user.click(within(dialog).getByRole('button', { name: button }))
      expect(await navigator.clipboard.readText()).not.toContain(secret)
      expect(isSaved(dialog), `${tool}: ${button}`).toBe(false)
    }
    await user.keyboard('{Escape}')
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Close without saving it?')
  })

  test('a copy that the browser blocks shows and selects the text, and Done stays disabled', async () => {
    const { user, dialog, secret } = await createKey()
    await choose(user, 'Terraform')
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'))
    await user.click(within(dialog).getByRole('button', { name: 'Copy text' }))
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Your browser blocked copying')
    expect(getSelection()?.toString()).toContain(`client_secret = "${secret}"`)
    expect(isSaved(dialog)).toBe(false)
    expect(within(dialog).getByRole('button', { name: 'Done' })).toHaveAttribute('aria-disabled', 'true')

    // Another tool takes the text with the secret off the screen.
    await choose(user, 'Docker')
    expect(within(dialog).queryByText(/client_secret = /)).not.toBeInTheDocument()
  })

  test('a tool that would change the secret is refused, with the reason and without buttons', async () => {
    const created = { id: 'k', name: 'CI', clientId: 'c', _links: {}, clientSecret: 'e\u0301'.repeat(400) }
    const { user, dialog } = await createKey({
      handlers: [http.put(PUT_KEY, () => HttpResponse.json(created, { status: 201 }))],
    })
    await choose(user, 'Terraform')
    const reason = within(dialog).getByText(/^Terraform would change a value/)
    expect(reason.parentElement).toHaveAttribute('aria-live', 'polite')
    await choose(user, 'GitHub Actions')
    expect(within(dialog).getByText(/^The secret is too long for a command/)).toBeVisible()
    expect(within(dialog).queryByRole('button', { name: 'Copy command' })).not.toBeInTheDocument()
  })

  test('AI agents are offered only if the configuration has the URL of an MCP server', async () => {
    const { user, dialog } = await createKey({ config: { mcp: undefined } })
    const tool = await open(user)
    expect(within(tool).getByRole('option', { name: 'Bruno' })).toBeInTheDocument()
    expect(within(tool).queryByRole('option', { name: 'Cursor' })).not.toBeInTheDocument()
    expect(within(tool).queryByRole('group', { name: 'AI agents (MCP)' })).not.toBeInTheDocument()
    expect(dialog).toBeInTheDocument()
  })

  test('nothing is offered if the server sent no secret', async () => {
    await createKey({ scenario: { condition: 'no-secret' } })
    expect(screen.queryByText('Save to another tool')).not.toBeInTheDocument()
  })
})

describe('in the dialog of a new access token', () => {
  test('a downloaded file has the token and counts as saved', async () => {
    const files: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      files.push(file as Blob)
      return 'blob:file'
    })
    const { user, dialog, secret } = await createToken()
    await choose(user, 'Docker')
    await user.click(within(dialog).getByRole('button', { name: 'Download' }))
    expect(await within(dialog).findByText('Downloaded as latchkey-ci-release.docker.env')).toBeInTheDocument()
    expect(await files[0]?.text()).toBe(`MANAGE_API_TOKEN=${secret}\n`)
    expect(isSaved(dialog)).toBe(true)
  })

  test('an entry for an AI agent names the variable with the token, and a copy does not count as saved', async () => {
    const { user, dialog } = await createToken()
    await choose(user, 'Claude Code')
    expect(within(dialog).getByText(/Put it into \.mcp\.json .* environment variable MANAGE_API_TOKEN/)).toBeVisible()
    await user.click(within(dialog).getByRole('button', { name: 'Copy text' }))
    expect(JSON.parse(await navigator.clipboard.readText())).toEqual({
      mcpServers: {
        latchkey: {
          type: 'http',
          url: 'https://mcp.demo.example/mcp',
          headers: { Authorization: 'Bearer ${MANAGE_API_TOKEN}' },
        },
      },
    })
    expect(isSaved(dialog)).toBe(false)
  })
})

test('below “Use it”, the developer token is known and the secret of its key has a placeholder', async () => {
  const { user } = await renderApp('/api-keys')
  await user.click(await screen.findByRole('button', { name: 'Use it' }))
  await choose(user, 'Postman')
  expect(screen.getByLabelText('Preview')).toHaveTextContent('"value": "••••••••", "type": "secret"')
  await user.click(screen.getByRole('button', { name: 'Copy text' }))
  expect(await navigator.clipboard.readText()).toMatch(/"key": "ACCESS_TOKEN",\s+"value": "eyJ[\w.-]+",/)

  await user.click(screen.getByLabelText('Log in with client ID and secret'))
  await choose(user, 'Postman')
  expect(screen.getByLabelText('Preview')).toHaveTextContent('"value": "REPLACE_WITH_CLIENT_SECRET"')
  expect(screen.getByText(/Replace REPLACE_WITH_CLIENT_SECRET with its value/)).toBeVisible()
  await choose(user, 'HashiCorp Vault')
  expect(screen.getByLabelText('Preview')).toHaveTextContent('read -rs CLIENT_SECRET')
  expect(screen.queryByText(/Replace /)).not.toBeInTheDocument()
})

test('the page of a key offers the formats with a placeholder for the secret, which it does not know', async () => {
  const { user } = await renderApp('/api-keys')
  await user.click(await screen.findByRole('link', { name: 'CI deploy' }))
  await choose(user, 'Kubernetes')
  const preview = screen.getByLabelText('Preview')
  expect(preview).toHaveTextContent('name: "latchkey-ci-deploy"')
  expect(preview).toHaveTextContent('CLIENT_SECRET: "REPLACE_WITH_CLIENT_SECRET"')
})
