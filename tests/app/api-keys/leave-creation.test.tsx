import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { HAL_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'
import { writes } from './rotation-page'

describe('when the user leaves while a key is being created', () => {
  const KEYS = `${HAL_BASE}/apikeys/`

  /** Submits the form. The response to the request arrives when `respond` is called. */
  async function submit(method: 'post' | 'put') {
    const app = await renderApp('/api-keys')
    const response = deferred<Response | undefined>()
    app.server.use(http[method](method === 'post' ? KEYS : `${KEYS}:id`, () => response.promise, { once: true }))
    await app.user.click(await screen.findByRole('button', { name: 'New API key' }))
    const form = within(await screen.findByRole('dialog', { name: 'New API key' }))
    await app.user.type(form.getByLabelText('Name'), 'CI release')
    await app.user.click(form.getByRole('button', { name: 'Create API key' }))
    return { ...app, respond: response.resolve }
  }
  async function goBack() {
    history.back()
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  }

  test('keeps the dialog open, so that the secret will be seen', async () => {
    const { user, respond } = await submit('put')
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveAccessibleDescription('The key is being created.')
    respond(undefined)
    expect(await screen.findByRole('dialog', { name: 'API key created' })).toBeVisible()
  })

  test('creates no key after Back if it was only reserved', async () => {
    const { requests, respond } = await submit('post')
    await goBack()
    respond(undefined)
    await screen.findByText('6 of 20 keys')
    expect(writes(requests)).toEqual(['POST /'])
  })

  test.each([
    [
      'created',
      undefined,
      'The key CI release was created after you left. Its client secret was not shown, so delete the key.',
    ],
    ['rejected', 403, 'The key CI release was not created. Your account is not allowed to do this.'],
    ['lost', 502, /^Could not find out whether the key CI release was created\. If it is in the list, delete it/],
  ])('says after Back that the key was %s', async (_outcome, status, announcement) => {
    const { respond } = await submit('put')
    await goBack()
    respond(status === undefined ? undefined : HttpResponse.json({ status, error: 'No' }, { status }))
    expect(await screen.findByText(announcement)).toBeVisible()
  })
})
