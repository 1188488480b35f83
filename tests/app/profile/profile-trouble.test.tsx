import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { maria, otto } from '~/demo/data/personas'
import { changeProfile } from '~/demo/tables/profiles'
import { MY_ACCOUNT_AUDIENCE } from '~/demo/demo-config'
import { issueBearerToken } from '~/demo/server'
import { markSessionEnded } from '~/session/session-ended'

import { answerOnce, field, form, openProfile, problem, profileCalls, retype, save, saveButton } from './profile-page'

/** A user whose token stays valid for writes after a step-up. */
async function editNickname(options: Parameters<typeof openProfile>[0] = {}) {
  const app = await openProfile(options)
  await retype(app.user, 'Nickname', 'mary')
  return app
}

describe('a lost response', () => {
  test('is followed by another read, which finds the change: the page says that it is saved', async () => {
    const { user, server, database, requests } = await editNickname()
    server.use(
      answerOnce('patch', () => {
        changeProfile(database, maria, { nickname: 'mary' })
        return HttpResponse.error()
      }),
    )
    await save(user)
    expect(await screen.findByText(/^Your changes are saved, although/)).toBeInTheDocument()
    expect(await saveButton()).toHaveAttribute('aria-disabled', 'true')
    expect(profileCalls(requests)).toEqual(['GET', 'PATCH', 'GET'])
  })

  test('is followed by another read, which finds the old value: the page says so and keeps the input', async () => {
    const { user, server, requests } = await editNickname()
    server.use(answerOnce('patch', () => problem(500, 'Oops')))
    await save(user)
    expect(await screen.findByText('Your changes were not saved.')).toBeInTheDocument()
    expect(await field('Nickname')).toHaveValue('mary')
    await save(user)
    expect(await screen.findByText('Profile saved')).toBeInTheDocument()
    expect(screen.queryByText('Your changes were not saved.')).not.toBeInTheDocument()
    expect(profileCalls(requests)).toEqual(['GET', 'PATCH', 'GET', 'PATCH'])
  })

  test('and a failed read leave the outcome open, until the user asks again', async () => {
    const { user, server, requests } = await editNickname()
    server.use(
      answerOnce('patch', () => HttpResponse.error()),
      answerOnce('get', () => problem(403, 'nope')),
    )
    await save(user)
    expect(await screen.findByText('Could not find out whether your changes were saved.')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Your changes were not saved.')).toBeInTheDocument()
    expect(await field('Nickname')).toHaveValue('mary')
    expect(profileCalls(requests)).toEqual(['GET', 'PATCH', 'GET', 'GET'])
  })
})

describe('a save that changes less than it should', () => {
  test('after a conflict, the other change appears and the input stays', async () => {
    const { user, server, database } = await editNickname()
    server.use(
      answerOnce('patch', () => {
        changeProfile(database, maria, { given_name: 'Marie' })
        return problem(409, 'changed')
      }),
    )
    await save(user)
    expect(await screen.findByText(/^Your profile was changed elsewhere/)).toBeInTheDocument()
    expect(await field('First name')).toHaveValue('Marie')
    expect(await field('Nickname')).toHaveValue('mary')
  })

  test('names the fields whose old value the server has kept', async () => {
    const { user, server } = await editNickname()
    await retype(user, 'First name', 'Mary')
    server.use(answerOnce('patch', () => HttpResponse.json({ given_name: 'Mary', nickname: 'maria' })))
    await save(user)
    expect(await screen.findByText('The server did not change: Nickname.')).toBeInTheDocument()
    expect(await field('Nickname')).toHaveValue('mary')
  })

  test('says that nothing was saved when the tenant has turned the profile off meanwhile', async () => {
    const { user, change } = await editNickname()
    change({ condition: 'account-no-profile' })
    await save(user)
    expect(await screen.findByText(/this server no longer lets you change your profile/)).toBeInTheDocument()
    expect(await field('Nickname')).toHaveValue('mary')
  })
})

test('waits after too many changes, and never repeats the write automatically', async () => {
  const { user, change, requests } = await editNickname()
  change({ condition: 'account-rate-limited' })
  await save(user)
  expect(await screen.findByText('Could not save your profile.')).toBeInTheDocument()
  expect(await saveButton()).toHaveAccessibleDescription(/^You can try again in \d+ s$/)
  await save(user)
  await retype(user, 'Nickname', 'marie')
  await save(user)
  expect(profileCalls(requests)).toEqual(['GET', 'PATCH'])
})

describe('leaving the page with unsaved changes', () => {
  test('asks first; staying keeps the input, and discarding goes on', async () => {
    const { user } = await editNickname()
    await user.click(screen.getByRole('link', { name: 'API keys' }))
    const question = await screen.findByRole('alertdialog', { name: 'Discard your changes?' })
    const stay = within(question).getByRole('button', { name: 'Keep editing' })
    expect(stay).toHaveFocus()
    await user.click(stay)
    expect(await field('Nickname')).toHaveValue('mary')
    await user.click(screen.getByRole('link', { name: 'API keys' }))
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Discard' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'API keys' })).toBeInTheDocument()
  })

  test('is not needed to undo them: the button does, and the focus moves to the first field', async () => {
    const { user } = await editNickname()
    await user.click(within(await form()).getByRole('button', { name: 'Discard' }))
    expect(await field('Nickname')).toHaveValue('maria')
    expect(await field('Name')).toHaveFocus()
  })

  test('asks nothing after the changes are saved or undone by hand', async () => {
    const { user } = await editNickname()
    await retype(user, 'Nickname', 'maria')
    await user.click(screen.getByRole('link', { name: 'API keys' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'API keys' })).toBeInTheDocument()
  })

  test('makes the browser ask before a reload, but not before a login that keeps the input', async () => {
    await editNickname()
    const asks = () => !globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(asks()).toBe(true)
    markSessionEnded()
    await screen.findByRole('dialog', { name: 'Your session has ended' })
    expect(asks()).toBe(false)
  })
})

describe('a login while the user edits', () => {
  const draftOf = async (identity: { logIn: unknown }) => {
    const { calls } = (identity.logIn as { mock: { calls: [string, { draft?: Record<string, string> }?][] } }).mock
    return calls[0]?.[1]?.draft
  }

  test('after the session has ended keeps the input, for the same user only', async () => {
    const { user, identity, leave } = await editNickname()
    markSessionEnded()
    const dialog = await screen.findByRole('dialog', { name: 'Your session has ended' })
    expect(dialog).toHaveTextContent('Your input will be here after the login.')
    await user.click(within(dialog).getByRole('button', { name: 'Log in again' }))
    const draft = await draftOf(identity)
    expect(draft).toMatchObject({ 'account.nickname': 'mary' })
    leave()

    history.replaceState({ usr: { draft } }, '')
    const other = await openProfile({ as: otto, keepsHistoryState: true })
    expect(await field('Nickname')).toHaveValue('otto')
    other.leave()

    history.replaceState({ usr: { draft } }, '')
    await openProfile({ keepsHistoryState: true })
    await waitFor(async () => expect(await field('Nickname')).toHaveValue('mary'))
    expect(await saveButton()).not.toHaveAttribute('aria-disabled')
  })

  test('that the API asks for returns to the input, which the user then saves', async () => {
    const { user, identity, leave } = await editNickname({ scenario: { condition: 'account-sudo' } })
    await save(user)
    const dialog = await screen.findByRole('dialog', { name: 'Confirm it’s you' })
    await user.click(within(dialog).getByRole('button', { name: 'Continue' }))
    const draft = await draftOf(identity)
    leave()

    history.replaceState({ usr: { draft } }, '')
    const again = await openProfile({
      keepsHistoryState: true,
      scenario: { condition: 'account-sudo' },
      identity: () => ({
        getCompletedStepUp: async () => 'recent' as const,
        getMyAccountToken: async () =>
          issueBearerToken(again.database, maria, { audience: MY_ACCOUNT_AUDIENCE, wasForced: true }),
      }),
    })
    await waitFor(async () => expect(await field('Nickname')).toHaveValue('mary'))
    await save(again.user)
    expect(await screen.findByText('Profile saved')).toBeInTheDocument()
  })
})
