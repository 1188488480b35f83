import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'
import {
  chooseAction,
  confirmDeployed,
  dialog,
  keepSecret,
  makeSuccessor,
  press,
  rememberRotation,
  rotationsRemembered,
  secretShown,
  shownTokens,
  TOKENS_URL,
  writes,
} from './tokens-page'

const REPLACE = 'Replace CI deploy'
const QUIET = /The old token has not been used since its successor was made\./

describe('a replacement', () => {
  test('makes a successor that lives as long, and then deletes the old token', async () => {
    const { user, requests } = await renderApp('/tokens')
    await chooseAction(user, 'CI deploy', 'Replace…')
    const form = within(await dialog(REPLACE))
    expect(form.getByLabelText('Name')).toHaveValue('CI deploy')
    expect(form.getByLabelText('Expires')).toHaveDisplayValue('In 90 days')
    expect(location.pathname).toBe('/tokens/13702/rotate')
    await press(user, 'Create successor')

    const created = within(await dialog('Successor created'))
    const secret = await secretShown()
    expect(created.getByRole('listitem', { current: 'step' })).toHaveTextContent('Save and test')
    await press(user, 'Test this token')
    expect(await created.findByText(/The token works/)).toBeVisible()
    await keepSecret(user)

    const finish = within(await dialog(REPLACE))
    expect(rotationsRemembered()).toContain('13702')
    expect(rotationsRemembered()).not.toContain(secret.split('-')[1])
    const remove = finish.getByRole('button', { name: 'Delete the old token' })
    expect(remove).toHaveAttribute('aria-disabled', 'true')
    await user.click(remove)
    expect(writes(requests)).toEqual(['POST'])
    await confirmDeployed(user)
    await user.click(remove)
    expect(await screen.findByText('CI deploy replaced: the old token 13702 is deleted')).toBeVisible()
    expect(writes(requests)).toEqual(['POST', 'DELETE /13702'])
    await waitFor(async () => expect((await shownTokens()).filter((name) => name === 'CI deploy')).toHaveLength(1))
    expect(rotationsRemembered()).toBe('')
    expect(location.pathname).toBe('/tokens')
  })

  test('can wait for a week: what remains is remembered, and the list says so', async () => {
    const { user } = await renderApp('/tokens')
    await makeSuccessor(user)
    await keepSecret(user)
    await press(user, 'Later')
    expect(await screen.findByText('You are replacing CI deploy.')).toBeVisible()
    expect(await screen.findByText('being replaced')).toBeVisible()
    expect(screen.getByText('replaces 13702')).toBeVisible()
    await press(user, 'Continue replacing CI deploy')
    expect(await screen.findByText('Is it deployed?')).toBeVisible()
    expect(location.pathname).toBe('/tokens/13702/rotate')
  })

  test('goes on after a reload, where it was', async () => {
    rememberRotation({ oldId: '13702', newId: '13655', isSaved: true })
    await renderApp('/tokens/13702/rotate')
    expect(await screen.findByText('Is it deployed?')).toBeVisible()
    expect(screen.getByText('Successor, 13655')).toBeVisible()
  })

  test('beside another one is named, and goes on by itself', async () => {
    rememberRotation([
      { oldId: '13702', newId: '13655', isSaved: true },
      { oldId: '12540', newId: '13871', isSaved: true },
    ])
    const { user } = await renderApp('/tokens')
    const note = within(await screen.findByRole('note'))
    expect(note.getByText('You are replacing 2 tokens.')).toBeVisible()
    expect(note.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'CI deployContinue',
      'audit (frozen)Continue',
    ])
    await press(user, 'Continue replacing audit (frozen)')
    expect(await screen.findByText('Successor, 13871')).toBeVisible()
    expect(location.pathname).toBe('/tokens/12540/rotate')
  })

  test('whose page was left while the secret was shown asks whether it was saved', async () => {
    const { user, requests } = await renderApp('/tokens')
    await makeSuccessor(user)
    await user.keyboard('{Escape}')
    await press(user, 'Close anyway')
    await press(user, 'Continue replacing CI deploy')
    const question = within(await dialog(REPLACE))
    expect(question.getByText('Did you save the successor?')).toBeVisible()
    await user.click(question.getByRole('button', { name: 'Delete it and start again' }))
    expect(await screen.findByRole('button', { name: 'Create successor' })).toBeVisible()
    expect(writes(requests)).toEqual(['POST', 'DELETE /14001'])
    expect(rotationsRemembered()).toBe('')
  })

  test('believes who says that the successor was saved', async () => {
    const { user } = await renderApp('/tokens')
    await makeSuccessor(user)
    await user.keyboard('{Escape}')
    await press(user, 'Close anyway')
    await press(user, 'Continue replacing CI deploy')
    await press(user, 'I have saved it')
    expect(await screen.findByText('Is it deployed?')).toBeVisible()
  })

  test('says when the old token has been used since', async () => {
    const { user, change } = await renderApp('/tokens')
    await makeSuccessor(user)
    await keepSecret(user)
    const finish = within(await dialog(REPLACE))
    expect(await finish.findByText(QUIET)).toBeVisible()
    expect(finish.getByText(/The successor has not been used yet\./)).toBeVisible()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
    change({ condition: 'tokens-in-use' })
    await press(user, 'Check again')
    expect(await finish.findByText(/something may still need it/)).toBeVisible()
    vi.useRealTimers()
  })

  test('that goes on two hours later says nothing from the list of then', async () => {
    const { user, change, server } = await renderApp('/tokens')
    await makeSuccessor(user)
    await keepSecret(user)
    await screen.findByText(QUIET)
    await press(user, 'Later')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 })
    change({ condition: 'tokens-in-use' })
    const gate = deferred<undefined>()
    server.use(http.get(TOKENS_URL, () => gate.promise))
    await press(user, 'Continue replacing CI deploy')
    const finish = within(await dialog(REPLACE))
    expect(finish.getByText('Looking up when they were last used.')).toBeVisible()
    expect(finish.getAllByText('Not known yet')).toHaveLength(2)
    expect(finish.queryByText(QUIET)).not.toBeInTheDocument()
    gate.resolve(undefined)
    expect(await finish.findByText(/something may still need it/)).toBeVisible()
    expect(finish.queryByText('Not known yet')).not.toBeInTheDocument()
    vi.useRealTimers()
  })

  test('says that the use is not known where it cannot be asked, until it can', async () => {
    rememberRotation({ oldId: '12540', newId: '13871', isSaved: true })
    const { user, server } = await renderApp('/tokens')
    await shownTokens()
    server.use(http.get(TOKENS_URL, () => HttpResponse.json({ error: 'Access denied.' }, { status: 403 })))
    await press(user, 'Continue replacing audit (frozen)')
    const finish = within(await dialog('Replace audit (frozen)'))
    expect(await finish.findByRole('alert')).toHaveTextContent('Whether the old token is still used is not known.')
    expect(finish.queryByText(QUIET)).not.toBeInTheDocument()
    server.resetHandlers()
    await press(user, 'Check again')
    expect(await finish.findByText(QUIET)).toBeVisible()
    expect(finish.queryByRole('alert')).not.toBeInTheDocument()
  })
})
