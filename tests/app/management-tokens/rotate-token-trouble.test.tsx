import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { grace } from '~/demo/data/personas'

import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'
import {
  answerOnce,
  confirmDeployed,
  dialog,
  press,
  rotationUrl,
  saveSecret,
  shownTokens,
  startRotation,
  storedRotations,
  storeRotations,
  TOKENS_URL,
  writes,
} from './tokens-page'

/** Rotates CI deploy (13702) as far as the deploy step. */
async function openDeployStep() {
  const app = await renderApp('/tokens')
  await startRotation(app.user)
  await saveSecret(app.user)
  return app
}

describe('when a rotation runs into trouble', () => {
  test('offers a retry when the response to the deletion of the old token is lost', async () => {
    const { user, change } = await openDeployStep()
    change({ condition: 'tokens-delete-fails' })
    await confirmDeployed(user)
    await press(user, 'Delete old token')
    expect(await screen.findByText(/^Could not find out whether the old token was deleted\./)).toBeVisible()
    expect(storedRotations()).toContain('13702')
    change({ condition: 'normal' })
    await press(user, 'Delete old token')
    expect(await screen.findByText('Rotated CI deploy. Old token 13702 was deleted.')).toBeVisible()
  })

  test('is finished when the old token was already deleted elsewhere', async () => {
    const { user, change } = await openDeployStep()
    change({ condition: 'tokens-gone' })
    await confirmDeployed(user)
    await press(user, 'Delete old token')
    expect(await screen.findByText('Rotated CI deploy. Old token 13702 was deleted.')).toBeVisible()
  })

  test('offers to create another token when the new one no longer exists', async () => {
    storeRotations({ oldId: '13702', newId: '999', isSaved: true })
    const { user } = await renderApp(rotationUrl('13702'))
    expect(await screen.findByText('New token 999 no longer exists. The old token is unchanged.')).toBeVisible()
    await press(user, 'Create another')
    expect(await screen.findByRole('button', { name: 'Create new token' })).toBeVisible()
  })

  test('offers to create another token when the new one has expired', async () => {
    storeRotations({ oldId: '13702', newId: '13876', isSaved: true })
    await renderApp(rotationUrl('13702'))
    expect(await screen.findByText('New token 13876 has expired. The old token is unchanged.')).toBeVisible()
  })

  test('ends when the old token no longer exists', async () => {
    storeRotations({ oldId: '4', newId: '5', isSaved: true })
    const { user } = await renderApp(rotationUrl('4'))
    expect(await screen.findByText('The old token no longer exists, so there is nothing left to do.')).toBeVisible()
    await press(user, 'Close')
    await waitFor(() => expect(storedRotations()).toBe(''))
  })

  test('does not conclude that a token was deleted while the list fails to load, until a reload succeeds', async () => {
    const { user, server } = await renderApp('/tokens')
    await shownTokens()
    storeRotations({ oldId: '13702', newId: '999', isSaved: true })
    server.use(http.get(TOKENS_URL, () => HttpResponse.json({ error: 'Access denied.' }, { status: 403 })))
    act(() => void dispatchEvent(new Event('storage')))
    await press(user, 'Continue rotating CI deploy')
    const failed = within(await dialog('Rotate CI deploy'))
    expect(await failed.findByText('Could not find out whether the tokens of this rotation still exist.')).toBeVisible()
    await user.click(failed.getByRole('button', { name: 'Reload' }))
    expect(await failed.findByRole('button', { name: 'Reload' })).toBeVisible()
    expect(failed.queryByText(/no longer exists/)).not.toBeInTheDocument()
    server.resetHandlers()
    await user.click(failed.getByRole('button', { name: 'Reload' }))
    expect(await screen.findByText('New token 999 no longer exists. The old token is unchanged.')).toBeVisible()
    expect(storedRotations()).toContain('999')
  })

  test('says before it starts why a session token cannot be rotated', async () => {
    const { requests } = await renderApp(rotationUrl('13894'))
    expect(await screen.findByText(/^A session token is created by a login\./)).toBeVisible()
    expect(writes(requests)).toEqual([])
  })

  test('hides the rotations of another user, and keeps them', async () => {
    storeRotations({ oldId: '13702', newId: '13655', isSaved: true }, grace)
    await renderApp('/tokens')
    await shownTokens()
    expect(screen.queryByText('You are rotating CI deploy.')).not.toBeInTheDocument()
    expect(storedRotations()).toContain(grace.id)
  })

  test('ignores invalid data in localStorage', async () => {
    localStorage.setItem('latchkey.rotations', '{"no":"list"}')
    await renderApp('/tokens')
    expect(await shownTokens()).toContain('CI deploy')
  })

  test('keeps both tokens when the server rejects the deletion of the old one', async () => {
    const { user, server } = await openDeployStep()
    server.use(answerOnce('delete', '/13702', () => HttpResponse.json({ error: 'Access denied.' }, { status: 403 })))
    await confirmDeployed(user)
    await press(user, 'Delete old token')
    expect(await screen.findByText(/Both tokens still work\./)).toBeVisible()
  })

  test('is not finished when the server does not support deletion', async () => {
    const { user, server } = await openDeployStep()
    server.use(answerOnce('delete', '/13702', () => HttpResponse.json({ error: 'Not implemented' }, { status: 501 })))
    await confirmDeployed(user)
    await press(user, 'Delete old token')
    expect(await screen.findByText(/Could not delete the old token\./)).toBeVisible()
    expect(storedRotations()).toContain('13702')
  })

  test('leaves another dialog open when the old token is deleted after its own dialog was closed', async () => {
    const { user, server } = await openDeployStep()
    const response = deferred<Response>()
    server.use(answerOnce('delete', '/13702', () => response.promise))
    await confirmDeployed(user)
    await press(user, 'Delete old token')
    await press(user, 'Later')
    await press(user, 'New token')
    await user.type(await screen.findByLabelText('Name'), 'CI other')
    response.resolve(new HttpResponse(null, { status: 204 }))
    await waitFor(() => expect(storedRotations()).toBe(''))
    expect(screen.getByLabelText('Name')).toHaveValue('CI other')
    expect(location.pathname).toBe('/tokens/new')
  })

  test.each([
    [403, 'Rotating CI deploy: Could not delete the old token. Both tokens still work.'],
    [500, 'Rotating CI deploy: Could not find out whether the old token was deleted. Check the list, or try again.'],
  ])(
    'announces that the deletion of the old token failed (%i) after the dialog was closed',
    async (status, announcement) => {
      const { user, server } = await openDeployStep()
      const response = deferred<Response>()
      server.use(answerOnce('delete', '/13702', () => response.promise))
      await confirmDeployed(user)
      await press(user, 'Delete old token')
      await press(user, 'Later')
      await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
      response.resolve(HttpResponse.json({ error: 'No.' }, { status }))
      expect(await screen.findByText(announcement)).toBeVisible()
    },
  )

  test.each([
    [204, 'Rotating CI deploy: Deleted new token 13655. The old token still works.', false],
    [403, 'Rotating CI deploy: Could not delete the new token.', true],
  ])(
    'announces the result (%i) of deleting an unsaved new token after the dialog was closed',
    async (status, announcement, isKept) => {
      storeRotations({ oldId: '13702', newId: '13655', isSaved: false })
      const { user, server } = await renderApp(rotationUrl('13702'))
      const response = deferred<Response>()
      server.use(answerOnce('delete', '/13655', () => response.promise))
      await press(user, 'Delete it and start again')
      await user.keyboard('{Escape}')
      await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
      response.resolve(new HttpResponse(null, { status }))
      expect(await screen.findByText(announcement)).toBeVisible()
      expect(storedRotations().includes('13702')).toBe(isKept)
    },
  )

  test('opens no form when the rotation has ended in another tab', async () => {
    storeRotations({ oldId: '13702', newId: '13655', isSaved: true })
    const { requests } = await renderApp(rotationUrl('13702'))
    await screen.findByText('Is the new token deployed?')
    localStorage.removeItem('latchkey.rotations')
    act(() => dispatchEvent(new Event('storage')))
    expect(await screen.findByText('This rotation was finished or stopped in another tab.')).toBeVisible()
    expect(writes(requests)).toEqual([])
  })

  test('creates no second token when another tab has created one, and continues with that one', async () => {
    const { user, requests } = await renderApp(rotationUrl('13702'))
    await screen.findByRole('button', { name: 'Create new token' })
    storeRotations({ oldId: '13702', newId: '13655', isSaved: true })
    act(() => dispatchEvent(new Event('storage')))
    await press(user, 'Create new token')
    expect(await screen.findByText('Is the new token deployed?')).toBeVisible()
    expect(await screen.findByText('New token, 13655')).toBeVisible()
    expect(await screen.findByText('Another tab has created the new token, so this one created none.')).toBeVisible()
    expect(writes(requests)).toEqual([])
  })

  test('keeps both tokens when the user stops the rotation', async () => {
    storeRotations({ oldId: '13702', newId: '13655', isSaved: true })
    const { user, requests } = await renderApp(rotationUrl('13702'))
    await press(user, 'Stop rotation')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(screen.queryByText('You are rotating CI deploy.')).not.toBeInTheDocument()
    expect(writes(requests)).toEqual([])
  })

  test('does not continue with a new token that was disabled', async () => {
    storeRotations({ oldId: '13702', newId: '12540', isSaved: true })
    await renderApp(rotationUrl('13702'))
    expect(await screen.findByText('New token 12540 was disabled. The old token is unchanged.')).toBeVisible()
  })

  test('works when the browser cannot store anything, and says that a reload forgets it', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const { user } = await openDeployStep()
    expect(await screen.findByText('Is the new token deployed?')).toBeVisible()
    expect(screen.getByText(/Your browser blocks storage, so a reload forgets this rotation\.$/)).toBeVisible()
    expect(screen.queryByText(/remembers your progress/)).not.toBeInTheDocument()
    await press(user, 'Stop rotation')
    vi.restoreAllMocks()
  })
})
