import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'

import { grace, maria } from '~/demo/personas'
import type { Rotation } from '~/session/rotations'

import { renderApp } from './render-app'
import { chooseAction, dialog, keepSecret, press, secretShown, shownTokens, writes } from './tokens-page'

const REPLACE = 'Replace CI deploy'

async function makeSuccessor(user: UserEvent) {
  await chooseAction(user, 'CI deploy', 'Replace…')
  await press(user, 'Create successor')
  return secretShown()
}

async function confirmDeployed(user: UserEvent) {
  await user.click(await screen.findByRole('checkbox', { name: /^Yes, everything that used the old token/ }))
}

function remember(rotation: Rotation, person = maria) {
  localStorage.setItem('latchkey.rotations', JSON.stringify([{ ...rotation, personId: person.id }]))
}
const remembered = () => localStorage.getItem('latchkey.rotations') ?? ''

describe('a replacement', () => {
  test('makes a successor that lives as long, and then deletes the old token', async () => {
    const { user, requests } = await renderApp('/tokens')
    await chooseAction(user, 'CI deploy', 'Replace…')
    const form = within(await dialog(REPLACE))
    expect(form.getByLabelText('Name')).toHaveValue('CI deploy')
    expect(form.getByLabelText('Expires')).toHaveDisplayValue('In 90 days')
    expect(location.search).toBe('?replace=13702')
    await press(user, 'Create successor')

    const created = within(await dialog('Successor created'))
    const secret = await secretShown()
    expect(created.getByRole('listitem', { current: 'step' })).toHaveTextContent('Save and test')
    await press(user, 'Test this token')
    expect(await created.findByText(/The token works/)).toBeVisible()
    await keepSecret(user)

    const finish = within(await dialog(REPLACE))
    expect(remembered()).toContain('13702')
    expect(remembered()).not.toContain(secret.split('-')[1])
    const remove = finish.getByRole('button', { name: 'Delete the old token' })
    expect(remove).toHaveAttribute('aria-disabled', 'true')
    await user.click(remove)
    expect(writes(requests)).toEqual(['POST'])
    await confirmDeployed(user)
    await user.click(remove)
    expect(await screen.findByText('CI deploy replaced: the old token 13702 is deleted')).toBeVisible()
    expect(writes(requests)).toEqual(['POST', 'DELETE /13702'])
    await waitFor(async () => expect((await shownTokens()).filter((name) => name === 'CI deploy')).toHaveLength(1))
    expect(remembered()).toBe('')
    expect(location.search).toBe('')
  })

  test('can wait for a week: what remains is remembered, and the list says so', async () => {
    const { user } = await renderApp('/tokens')
    await makeSuccessor(user)
    await keepSecret(user)
    await press(user, 'Later')
    expect(await screen.findByText('You are replacing CI deploy.')).toBeVisible()
    expect(await screen.findByText('being replaced')).toBeVisible()
    expect(screen.getByText('replaces 13702')).toBeVisible()
    await press(user, 'Continue')
    expect(await screen.findByText('Is it deployed?')).toBeVisible()
    expect(location.search).toBe('?replace=13702')
  })

  test('goes on after a reload, where it was', async () => {
    remember({ oldId: '13702', newId: '13655', isSaved: true })
    await renderApp('/tokens?replace=13702')
    expect(await screen.findByText('Is it deployed?')).toBeVisible()
    expect(screen.getByText('Successor, 13655')).toBeVisible()
  })

  test('whose page was left while the secret was shown asks whether it was saved', async () => {
    const { user, requests } = await renderApp('/tokens')
    await makeSuccessor(user)
    await user.keyboard('{Escape}')
    await press(user, 'Close anyway')
    await press(user, 'Continue')
    const question = within(await dialog(REPLACE))
    expect(question.getByText('Did you save the successor?')).toBeVisible()
    await user.click(question.getByRole('button', { name: 'Delete it and start again' }))
    expect(await screen.findByRole('button', { name: 'Create successor' })).toBeVisible()
    expect(writes(requests)).toEqual(['POST', 'DELETE /14001'])
    expect(remembered()).toBe('')
  })

  test('believes who says that the successor was saved', async () => {
    const { user } = await renderApp('/tokens')
    await makeSuccessor(user)
    await user.keyboard('{Escape}')
    await press(user, 'Close anyway')
    await press(user, 'Continue')
    await press(user, 'I have saved it')
    expect(await screen.findByText('Is it deployed?')).toBeVisible()
  })

  test('says when the old token has been used since', async () => {
    const { user, change } = await renderApp('/tokens')
    await makeSuccessor(user)
    await keepSecret(user)
    const finish = within(await dialog(REPLACE))
    expect(finish.getByText(/The old token has not been used since its successor was made\./)).toBeVisible()
    expect(finish.getByText(/The successor has not been used yet\./)).toBeVisible()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
    change({ condition: 'tokens-in-use' })
    await press(user, 'Check again')
    expect(await finish.findByText(/something may still need it/)).toBeVisible()
    vi.useRealTimers()
  })

  test('that fails at its last step leaves both tokens, and can be tried again', async () => {
    const { user, change } = await renderApp('/tokens')
    await makeSuccessor(user)
    await keepSecret(user)
    change({ condition: 'tokens-delete-fails' })
    await confirmDeployed(user)
    await press(user, 'Delete the old token')
    expect(await screen.findByText(/Both tokens work for now, and nothing is lost/)).toBeVisible()
    expect(remembered()).toContain('13702')
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
    remember({ oldId: '13702', newId: '999', isSaved: true })
    const { user } = await renderApp('/tokens?replace=13702')
    expect(
      await screen.findByText('The successor 999 is not there any more. The old token is untouched.'),
    ).toBeVisible()
    await press(user, 'Make another')
    expect(await screen.findByRole('button', { name: 'Create successor' })).toBeVisible()
  })

  test('whose successor has expired can make another', async () => {
    remember({ oldId: '13702', newId: '13876', isSaved: true })
    await renderApp('/tokens?replace=13702')
    expect(await screen.findByText('The successor 13876 has expired. The old token is untouched.')).toBeVisible()
  })

  test('of a token that is not there is none', async () => {
    remember({ oldId: '4', newId: '5', isSaved: true })
    await renderApp('/tokens?replace=4')
    expect(await screen.findByText('There is no such token any more.')).toBeVisible()
    await waitFor(() => expect(remembered()).toBe(''))
  })

  test('is the business of the person who began it', async () => {
    remember({ oldId: '13702', newId: '13655', isSaved: true }, grace)
    await renderApp('/tokens')
    await shownTokens()
    expect(screen.queryByText('You are replacing CI deploy.')).not.toBeInTheDocument()
    expect(remembered()).toContain(grace.id)
  })

  test('does not trip over what else is in the storage', async () => {
    localStorage.setItem('latchkey.rotations', '{"no":"list"}')
    await renderApp('/tokens')
    expect(await shownTokens()).toContain('CI deploy')
  })
})
