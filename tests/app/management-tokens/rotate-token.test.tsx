import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'
import {
  chooseAction,
  confirmDeployed,
  dialog,
  press,
  rotationUrl,
  saveSecret,
  shownSecret,
  shownTokens,
  startRotation,
  storedRotations,
  storeRotations,
  TOKENS_URL,
  writes,
} from './tokens-page'

const TITLE = 'Rotate CI deploy'
const OLD_UNUSED = /The old token has not been used since the new one was created\./

describe('rotating a token', () => {
  test('creates a new token with the same lifetime, then deletes the old one', async () => {
    const { user, requests } = await renderApp('/tokens')
    await chooseAction(user, 'CI deploy', 'Rotate…')
    const form = within(await dialog(TITLE))
    expect(form.getByLabelText('Name')).toHaveValue('CI deploy')
    expect(form.getByLabelText('Expires')).toHaveDisplayValue('In 90 days')
    expect(location.pathname).toBe(rotationUrl('13702'))
    await press(user, 'Create new token')

    const created = within(await dialog('New token created'))
    const secret = await shownSecret()
    expect(created.getByRole('listitem', { current: 'step' })).toHaveTextContent('Save and test')
    await press(user, 'Test this token')
    expect(await created.findByText(/The token works/)).toBeVisible()
    await saveSecret(user)

    const finish = within(await dialog(TITLE))
    expect(storedRotations()).toContain('13702')
    expect(storedRotations()).not.toContain(secret.split('-')[1])
    const remove = finish.getByRole('button', { name: 'Delete old token' })
    expect(remove).toHaveAttribute('aria-disabled', 'true')
    await user.click(remove)
    expect(writes(requests)).toEqual(['POST'])
    await confirmDeployed(user)
    await user.click(remove)
    expect(await screen.findByText('Rotated CI deploy. Old token 13702 was deleted.')).toBeVisible()
    expect(writes(requests)).toEqual(['POST', 'DELETE /13702'])
    await waitFor(async () => expect((await shownTokens()).filter((name) => name === 'CI deploy')).toHaveLength(1))
    expect(storedRotations()).toBe('')
    expect(location.pathname).toBe('/tokens')
  })

  test('shows an unfinished rotation in the list, and continues it', async () => {
    const { user } = await renderApp('/tokens')
    await startRotation(user)
    await saveSecret(user)
    await press(user, 'Later')
    expect(await screen.findByText('You are rotating CI deploy.')).toBeVisible()
    expect(screen.getByText(/This browser has saved the rotation\./)).toBeVisible()
    expect(await screen.findByText('being rotated')).toBeVisible()
    expect(screen.getByText('new token for 13702')).toBeVisible()
    await press(user, 'Continue rotating CI deploy')
    expect(await screen.findByText('Is the new token deployed?')).toBeVisible()
    expect(location.pathname).toBe(rotationUrl('13702'))
  })

  test('continues at the same step after a reload', async () => {
    storeRotations({ oldId: '13702', newId: '13655', isSaved: true })
    await renderApp(rotationUrl('13702'))
    expect(await screen.findByText('Is the new token deployed?')).toBeVisible()
    expect(screen.getByText('New token, 13655')).toBeVisible()
  })

  test('lists several unfinished rotations, and continues each of them separately', async () => {
    storeRotations([
      { oldId: '13702', newId: '13655', isSaved: true },
      { oldId: '12540', newId: '13871', isSaved: true },
    ])
    const { user } = await renderApp('/tokens')
    const note = within(await screen.findByRole('note'))
    expect(note.getByText('You are rotating 2 tokens.')).toBeVisible()
    expect(note.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'CI deployContinue',
      'audit (frozen)Continue',
    ])
    await press(user, 'Continue rotating audit (frozen)')
    expect(await screen.findByText('New token, 13871')).toBeVisible()
    expect(location.pathname).toBe(rotationUrl('12540'))
  })

  test('asks whether the new token was saved when its dialog was closed too early, and can start again', async () => {
    const { user, requests } = await renderApp('/tokens')
    await startRotation(user)
    await user.keyboard('{Escape}')
    await press(user, 'Close anyway')
    await press(user, 'Continue rotating CI deploy')
    const question = within(await dialog(TITLE))
    expect(question.getByText('Did you save the new token?')).toBeVisible()
    await user.click(question.getByRole('button', { name: 'Delete it and start again' }))
    expect(await screen.findByRole('button', { name: 'Create new token' })).toBeVisible()
    expect(writes(requests)).toEqual(['POST', 'DELETE /14001'])
    expect(storedRotations()).toBe('')
  })

  test('continues when the user says that the new token was saved', async () => {
    const { user } = await renderApp('/tokens')
    await startRotation(user)
    await user.keyboard('{Escape}')
    await press(user, 'Close anyway')
    await press(user, 'Continue rotating CI deploy')
    await press(user, 'I have saved it')
    expect(await screen.findByText('Is the new token deployed?')).toBeVisible()
  })

  test('warns when the old token was used after the new one was created', async () => {
    const { user, change } = await renderApp('/tokens')
    await startRotation(user)
    await saveSecret(user)
    const finish = within(await dialog(TITLE))
    expect(await finish.findByText(OLD_UNUSED)).toBeVisible()
    expect(finish.getByText(/The new token has not been used yet\./)).toBeVisible()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
    change({ condition: 'tokens-in-use' })
    await press(user, 'Check again')
    expect(await finish.findByText(/Something may still need it/)).toBeVisible()
  })

  test('shows no last use from an old list when it continues two hours later', async () => {
    const { user, change, server } = await renderApp('/tokens')
    await startRotation(user)
    await saveSecret(user)
    await screen.findByText(OLD_UNUSED)
    await press(user, 'Later')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 })
    change({ condition: 'tokens-in-use' })
    const gate = deferred<undefined>()
    server.use(http.get(TOKENS_URL, () => gate.promise))
    await press(user, 'Continue rotating CI deploy')
    const finish = within(await dialog(TITLE))
    expect(finish.getByText('Looking up when the tokens were last used.')).toBeVisible()
    expect(finish.getAllByText('Not known yet')).toHaveLength(2)
    expect(finish.queryByText(OLD_UNUSED)).not.toBeInTheDocument()
    gate.resolve(undefined)
    expect(await finish.findByText(/Something may still need it/)).toBeVisible()
    expect(finish.queryByText('Not known yet')).not.toBeInTheDocument()
  })

  test('says that it could not find out the last use when the list fails, until a retry succeeds', async () => {
    storeRotations({ oldId: '12540', newId: '13871', isSaved: true })
    const { user, server } = await renderApp('/tokens')
    await shownTokens()
    server.use(http.get(TOKENS_URL, () => HttpResponse.json({ error: 'Access denied.' }, { status: 403 })))
    await press(user, 'Continue rotating audit (frozen)')
    const finish = within(await dialog('Rotate audit (frozen)'))
    expect(await finish.findByRole('alert')).toHaveTextContent(
      'Could not find out whether the old token is still used.',
    )
    expect(finish.queryByText(OLD_UNUSED)).not.toBeInTheDocument()
    server.resetHandlers()
    await press(user, 'Check again')
    expect(await finish.findByText(OLD_UNUSED)).toBeVisible()
    expect(finish.queryByRole('alert')).not.toBeInTheDocument()
  })
})
