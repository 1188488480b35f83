import { act, screen, waitFor } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { grace } from '~/demo/data/personas'

import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'
import {
  answerOnce,
  confirmDeployed,
  makeSuccessor,
  press,
  keepSecret,
  rememberRotation,
  rotationsRemembered,
  shownTokens,
  writes,
} from './tokens-page'

describe('a replacement', () => {
  test('whose last step is not answered can be tried again', async () => {
    const { user, change } = await renderApp('/tokens')
    await makeSuccessor(user)
    await keepSecret(user)
    change({ condition: 'tokens-delete-fails' })
    await confirmDeployed(user)
    await press(user, 'Delete the old token')
    expect(await screen.findByText(/^Whether the old token was deleted is not known/)).toBeVisible()
    expect(rotationsRemembered()).toContain('13702')
    change({ condition: 'normal' })
    await press(user, 'Delete the old token')
    expect(await screen.findByText('CI deploy replaced: the old token 13702 is deleted')).toBeVisible()
  })

  test('whose old token somebody else deleted is done', async () => {
    const { user, change } = await renderApp('/tokens')
    await makeSuccessor(user)
    await keepSecret(user)
    change({ condition: 'tokens-gone' })
    await confirmDeployed(user)
    await press(user, 'Delete the old token')
    expect(await screen.findByText('CI deploy replaced: the old token 13702 is deleted')).toBeVisible()
  })

  test('whose successor is gone can make another', async () => {
    rememberRotation({ oldId: '13702', newId: '999', isSaved: true })
    const { user } = await renderApp('/tokens/13702/rotate')
    expect(
      await screen.findByText('The successor 999 is not there any more. The old token is untouched.'),
    ).toBeVisible()
    await press(user, 'Make another')
    expect(await screen.findByRole('button', { name: 'Create successor' })).toBeVisible()
  })

  test('whose successor has expired can make another', async () => {
    rememberRotation({ oldId: '13702', newId: '13876', isSaved: true })
    await renderApp('/tokens/13702/rotate')
    expect(await screen.findByText('The successor 13876 has expired. The old token is untouched.')).toBeVisible()
  })

  test('of a token that is not there is none', async () => {
    rememberRotation({ oldId: '4', newId: '5', isSaved: true })
    const { user } = await renderApp('/tokens/4/rotate')
    expect(await screen.findByText('The old token is not there any more: there is nothing left to do.')).toBeVisible()
    await press(user, 'Close')
    await waitFor(() => expect(rotationsRemembered()).toBe(''))
  })

  test('is the business of the person who began it', async () => {
    rememberRotation({ oldId: '13702', newId: '13655', isSaved: true }, grace)
    await renderApp('/tokens')
    await shownTokens()
    expect(screen.queryByText('You are replacing CI deploy.')).not.toBeInTheDocument()
    expect(rotationsRemembered()).toContain(grace.id)
  })

  test('does not trip over what else is in the storage', async () => {
    localStorage.setItem('latchkey.rotations', '{"no":"list"}')
    await renderApp('/tokens')
    expect(await shownTokens()).toContain('CI deploy')
  })

  test('that is refused at its last step leaves both tokens', async () => {
    const { user, server } = await renderApp('/tokens')
    await makeSuccessor(user)
    await keepSecret(user)
    server.use(answerOnce('delete', '/13702', () => HttpResponse.json({ error: 'Access denied.' }, { status: 403 })))
    await confirmDeployed(user)
    await press(user, 'Delete the old token')
    expect(await screen.findByText(/Both tokens work for now, and nothing is lost/)).toBeVisible()
  })

  test('of a server that cannot delete is not taken for done', async () => {
    const { user, server } = await renderApp('/tokens')
    await makeSuccessor(user)
    await keepSecret(user)
    server.use(answerOnce('delete', '/13702', () => HttpResponse.json({ error: 'Not implemented' }, { status: 501 })))
    await confirmDeployed(user)
    await press(user, 'Delete the old token')
    expect(await screen.findByText(/The old token could not be deleted/)).toBeVisible()
    expect(rotationsRemembered()).toContain('13702')
  })

  test('that is done late closes nothing that was opened meanwhile', async () => {
    const { user, server } = await renderApp('/tokens')
    await makeSuccessor(user)
    await keepSecret(user)
    const answer = deferred<Response>()
    server.use(answerOnce('delete', '/13702', () => answer.promise))
    await confirmDeployed(user)
    await press(user, 'Delete the old token')
    await press(user, 'Later')
    await press(user, 'New token')
    await user.type(await screen.findByLabelText('Name'), 'CI other')
    answer.resolve(new HttpResponse(null, { status: 204 }))
    await waitFor(() => expect(rotationsRemembered()).toBe(''))
    expect(screen.getByLabelText('Name')).toHaveValue('CI other')
    expect(location.pathname).toBe('/tokens/new')
  })

  test.each([
    [403, 'Replacing CI deploy: The old token could not be deleted. Both tokens work for now, and nothing is lost.'],
    [500, 'Replacing CI deploy: Whether the old token was deleted is not known. Look at the list, or try again.'],
  ])('whose last step fails (%i) after its dialog was closed says so', async (status, said) => {
    const { user, server } = await renderApp('/tokens')
    await makeSuccessor(user)
    await keepSecret(user)
    const answer = deferred<Response>()
    server.use(answerOnce('delete', '/13702', () => answer.promise))
    await confirmDeployed(user)
    await press(user, 'Delete the old token')
    await press(user, 'Later')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    answer.resolve(HttpResponse.json({ error: 'No.' }, { status }))
    expect(await screen.findByText(said)).toBeVisible()
  })

  test.each([
    [204, 'Replacing CI deploy: The successor 13655 is deleted. The old token is untouched.', false],
    [403, 'Replacing CI deploy: The successor could not be deleted.', true],
  ])('whose useless successor is deleted (%i) after its dialog was closed says so', async (status, said, isKept) => {
    rememberRotation({ oldId: '13702', newId: '13655', isSaved: false })
    const { user, server } = await renderApp('/tokens/13702/rotate')
    const answer = deferred<Response>()
    server.use(answerOnce('delete', '/13655', () => answer.promise))
    await press(user, 'Delete it and start again')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    answer.resolve(new HttpResponse(null, { status }))
    expect(await screen.findByText(said)).toBeVisible()
    expect(rotationsRemembered().includes('13702')).toBe(isKept)
  })

  test('that ends in another tab opens no form in this one', async () => {
    rememberRotation({ oldId: '13702', newId: '13655', isSaved: true })
    const { requests } = await renderApp('/tokens/13702/rotate')
    await screen.findByText('Is it deployed?')
    localStorage.removeItem('latchkey.rotations')
    act(() => dispatchEvent(new Event('storage')))
    expect(await screen.findByText('This replacement was finished, or given up, in another tab.')).toBeVisible()
    expect(writes(requests)).toEqual([])
  })

  test('can be given up, and both tokens stay', async () => {
    rememberRotation({ oldId: '13702', newId: '13655', isSaved: true })
    const { user, requests } = await renderApp('/tokens/13702/rotate')
    await press(user, 'Stop replacing')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(screen.queryByText('You are replacing CI deploy.')).not.toBeInTheDocument()
    expect(writes(requests)).toEqual([])
  })

  test('by a successor that was disabled goes no further', async () => {
    rememberRotation({ oldId: '13702', newId: '12540', isSaved: true })
    await renderApp('/tokens/13702/rotate')
    expect(await screen.findByText('The successor 12540 has been disabled. The old token is untouched.')).toBeVisible()
  })

  test('works where the browser stores nothing', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const { user } = await renderApp('/tokens')
    await makeSuccessor(user)
    await keepSecret(user)
    expect(await screen.findByText('Is it deployed?')).toBeVisible()
    await press(user, 'Stop replacing')
    vi.restoreAllMocks()
  })
})
