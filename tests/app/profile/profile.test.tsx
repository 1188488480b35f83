import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { edith, grace, nils } from '~/demo/data/personas'
import { demoConfig, MY_ACCOUNT_AUDIENCE } from '~/demo/demo-config'
import { issueBearerToken } from '~/demo/server'

import {
  answerOnce,
  deferred,
  field,
  form,
  openProfile,
  problem,
  profileCalls,
  retype,
  save,
  saveButton,
} from './profile-page'

const row = async (label: string) => {
  const section = () => screen.getByRole('region', { name: 'Your profile' })
  // The placeholder has the same terms, hidden from screen readers.
  return waitFor(() => {
    const term = within(section()).getByText(label, { selector: 'dt' })
    return within(term.closest('dl') as HTMLElement).getByRole('definition')
  })
}

describe('the profile', () => {
  test('sends only the changed fields, and shows the new name in the menu immediately', async () => {
    const bodies: unknown[] = []
    const { user, server, requests } = await openProfile()
    server.events.on('request:start', async ({ request }) => {
      if (request.method === 'PATCH') bodies.push(await request.clone().json())
    })
    expect(await saveButton()).toHaveAccessibleDescription('You have not changed anything yet')
    await retype(user, 'Name', '  Maria R. Stone ')
    await retype(user, 'Nickname', 'mary')
    await save(user)
    expect(await screen.findByText('Profile saved')).toBeInTheDocument()
    expect(bodies).toEqual([{ name: 'Maria R. Stone', nickname: 'mary' }])
    expect(await field('Name')).toHaveValue('Maria R. Stone')
    expect(screen.getByRole('button', { name: 'Profile menu: MS, Maria R. Stone' })).toHaveTextContent('MS')
    expect(await saveButton()).toHaveAttribute('aria-disabled', 'true')
    expect(screen.getByText('Other apps show your changes after your next login.')).toBeInTheDocument()

    await user.click(screen.getByRole('link', { name: 'API keys' }))
    await screen.findByRole('table')
    await user.click(screen.getByRole('button', { name: /^Profile menu/ }))
    const menu = await screen.findByRole('menu')
    expect(menu).toHaveTextContent('Maria R. Stone')
    await user.click(within(menu).getAllByRole('menuitem', { name: 'Profile' })[0] as HTMLElement)
    expect(await field('Nickname')).toHaveValue('mary')
    expect(profileCalls(requests)).toEqual(['GET', 'PATCH'])
  })

  test('leaves a field alone that the user has not changed, also one with spaces around it or an odd length', async () => {
    const bodies: unknown[] = []
    const stored = { name: ' Maria ', nickname: `${'m'.repeat(400)} `, given_name: 'Maria' }
    const access = { access: 'read_write' }
    const profile_policy = { '/name': access, '/nickname': access, '/given_name': access }
    const { user } = await openProfile({
      handlers: [
        answerOnce('get', () => HttpResponse.json({ ...stored, profile_policy })),
        answerOnce('patch', async (request) => {
          bodies.push(await request.json())
          return HttpResponse.json({ ...stored, given_name: 'Mary', profile_policy })
        }),
      ],
    })
    await retype(user, 'First name', 'Mary')
    await save(user)
    expect(await screen.findByText('Profile saved')).toBeInTheDocument()
    expect(bodies).toEqual([{ given_name: 'Mary' }])
    expect(await field('Name')).toHaveValue(' Maria ')
  })

  test('is written once by a double click', async () => {
    const { user, requests } = await openProfile()
    await retype(user, 'Nickname', 'mary')
    await user.dblClick(await saveButton())
    await screen.findByText('Profile saved')
    fireEvent.submit(await form())
    expect(profileCalls(requests)).toEqual(['GET', 'PATCH'])
  })

  test('keeps what the user types while the changes are saved', async () => {
    const { user, server } = await openProfile()
    const late = deferred<Response>()
    server.use(answerOnce('patch', () => late.promise))
    await retype(user, 'Nickname', 'mary')
    await save(user)
    fireEvent.change(await field('First name'), { target: { value: 'Mary' } })
    // A 2xx means success, also without the profile.
    late.resolve(HttpResponse.json({}))
    await screen.findByText('Profile saved')
    expect(await field('First name')).toHaveValue('Mary')
    expect(await field('Nickname')).toHaveValue('mary')
    expect(await saveButton()).not.toHaveAttribute('aria-disabled')
  })

  test('rejects an empty field, a picture without https and a text that is too long, and sends nothing', async () => {
    const { user, requests } = await openProfile()
    await retype(user, 'First name', '\u2800 ')
    await retype(user, 'Picture URL', 'http://pictures.example/me.png')
    fireEvent.change(await field('Last name'), { target: { value: 'x'.repeat(151) } })
    await save(user)
    expect(await field('First name')).toHaveAccessibleDescription('This field can’t be empty.')
    expect(await field('Picture URL')).toHaveAccessibleDescription('Enter a URL that starts with https://.')
    expect(await field('Last name')).toHaveAccessibleDescription('Use at most 150 characters.')
    expect(await field('First name')).toHaveFocus()
    expect(profileCalls(requests)).toEqual(['GET'])

    await user.click(screen.getByRole('button', { name: 'Discard' }))
    expect(await field('First name')).toHaveValue('Maria')
    expect(screen.queryByText('This field can’t be empty.')).not.toBeInTheDocument()
  })

  test('shows the server’s messages at their fields, keeps the input, and says that nothing was saved', async () => {
    const { user, server } = await openProfile()
    const invalid = [
      { field: '/nickname', detail: 'Nickname is taken' },
      { field: 'family_name', detail: 'No digits, please' },
    ]
    server.use(answerOnce('patch', () => problem(400, 'Invalid request payload input.', invalid)))
    await retype(user, 'Last name', 'R3yes')
    await retype(user, 'Nickname', 'admin')
    await save(user)
    expect(await screen.findByText(/^Nothing was saved\. Correct/)).toBeInTheDocument()
    expect(await field('Nickname')).toHaveAccessibleDescription('Nickname is taken')
    expect(await field('Last name')).toHaveAccessibleDescription('No digits, please')
    expect(await field('Last name')).toHaveFocus()
    expect(await field('Nickname')).toHaveValue('admin')
  })
})

describe('a field that the user may not change', () => {
  test('says that the login provider manages it, while others stay editable', async () => {
    const { user } = await openProfile({ as: grace })
    expect(await row('Name')).toHaveTextContent('Grace OkaforYour login provider manages this field.')
    await retype(user, 'Nickname', 'amazing')
    await save(user)
    expect(await screen.findByText('Profile saved')).toBeInTheDocument()
  })

  test('repeats the reason of the administrator, and without any editable field there is no button', async () => {
    await openProfile({ as: edith })
    expect(await row('Name')).toHaveTextContent('Acme Corp keeps names in its personnel system.')
    expect(await row('Nickname')).toHaveTextContent('Your organization manages this field.')
    expect(within(await form()).queryByRole('button')).not.toBeInTheDocument()
    expect(within(await form()).queryByRole('textbox')).not.toBeInTheDocument()
  })
})

describe('without the profile API', () => {
  const offer = 'Your organization does not offer profile changes, so this is what your login says about you.'

  test.each(['account-no-profile', 'account-absent'] as const)('shows the ID token (%s)', async (condition) => {
    await openProfile({ as: grace, scenario: { condition } })
    expect(await screen.findByText(offer)).toBeInTheDocument()
    expect(await row('Name')).toHaveTextContent('Grace Okafor')
    expect(await row('Nickname')).toHaveTextContent('grace')
  })

  test('sends no request with a token that lacks the scopes, and the Security page still works', async () => {
    const { user, requests } = await openProfile({
      identity: () => ({ getMyAccountToken: async () => tokenWithoutProfile() }),
    })
    const tokenWithoutProfile = () => `e30.${btoa(JSON.stringify({ scope: 'read:me:factors' }))}.x`
    expect(await screen.findByText(offer)).toBeInTheDocument()
    expect(await row('Name')).toHaveTextContent('Maria Reyes')
    expect(profileCalls(requests)).toEqual([])
    await user.click(screen.getByRole('link', { name: 'Security' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Security' })).toBeInTheDocument()
  })

  test('asks for the scopes of the profile only here, and only to read where changes are off', async () => {
    const asked: unknown[] = []
    const identity = () => ({
      getMyAccountToken: async (options?: { scope?: string }) => {
        asked.push(options?.scope)
        return issueBearerToken(app.database, edith, { audience: MY_ACCOUNT_AUDIENCE })
      },
    })
    const app = await openProfile({ as: edith, identity, config: { features: { profile: 'read' } } })
    expect(await screen.findByText(/^You can only view this page/)).toBeInTheDocument()
    expect(await row('Name')).toHaveTextContent(/^Edith Larsen$/)
    expect(asked).toEqual(['read:me:profile'])
    await app.user.click(screen.getByRole('link', { name: 'Security' }))
    await waitFor(() => expect(asked).toContain(undefined))
  })

  test('sends nothing where the My Account API is off', async () => {
    const { requests } = await openProfile({
      config: { auth0: { ...demoConfig.auth0, myAccount: false } },
    })
    expect(await screen.findByText(/^Your administrator has not connected the profile/)).toBeInTheDocument()
    expect(await row('Name')).toHaveTextContent('Maria Reyes')
    expect(profileCalls(requests)).toEqual([])
  })

  test('never shows an ID token of another user', async () => {
    await openProfile({
      scenario: { condition: 'account-no-profile' },
      identity: () => ({ getClaims: async () => ({ sub: 'auth0|other', name: 'Another User', nickname: 7 }) }),
    })
    await screen.findByText(offer)
    expect(screen.queryByText('Another User')).not.toBeInTheDocument()
    expect(await row('Nickname')).toHaveTextContent('Not set')
  })

  test('shows why the profile could not be loaded, with a retry, above the ID token', async () => {
    const { user, change } = await openProfile({ scenario: { condition: 'server-error' } })
    expect(await screen.findByText('Could not load your profile.')).toBeInTheDocument()
    expect(await row('Name')).toHaveTextContent('Maria Reyes')
    change({ condition: 'normal' })
    await user.click(screen.getAllByRole('button', { name: 'Try again' })[0] as HTMLElement)
    expect(await field('Name')).toHaveValue('Maria Reyes')
  })
})

describe('the email address', () => {
  test('has a mark if it is verified', async () => {
    await openProfile()
    const section = await screen.findByRole('region', { name: 'Your profile' })
    expect(await within(section).findByText('Verified')).toBeInTheDocument()
    expect(within(section).getByText(/identifies your account and can’t be changed/)).toBeInTheDocument()
  })

  test('comes with the way to another email while it is not verified', async () => {
    await openProfile({ as: nils })
    expect(await screen.findByText('Not verified')).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Ask support to send it again' })).toHaveAttribute(
      'href',
      'mailto:support@demo.example',
    )
  })
})

describe('the picture', () => {
  const picture = () => document.querySelector<HTMLImageElement>('main img')

  test('is not loaded from a host that the operator has not allowed', async () => {
    await openProfile()
    expect(await field('Picture URL')).toHaveAccessibleDescription(
      'Stored at pictures.example. This console doesn’t load pictures from there.',
    )
    expect(picture()).toBeNull()
  })

  test('is loaded without a referrer from an allowed origin, and gives way to the initials if that fails', async () => {
    await openProfile({ config: { auth0: { ...demoConfig.auth0, pictureOrigins: ['https://pictures.example'] } } })
    const input = await field('Picture URL')
    expect(input).toHaveAccessibleDescription('')
    expect(picture()).toHaveAttribute('referrerpolicy', 'no-referrer')
    expect(picture()?.src).toBe('https://pictures.example/maria.png')
    act(() => void picture()?.dispatchEvent(new Event('error')))
    expect(picture()).toBeNull()
    expect(input).toHaveAccessibleDescription('Could not load the picture from pictures.example.')
  })
})

describe('the page', () => {
  test('is neither in the menu nor found where it is off', async () => {
    const { user } = await openProfile({ config: { features: { profile: 'off' } } })
    expect(await screen.findByRole('heading', { level: 1, name: 'Page not found' })).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: /^Profile menu/ }))
    const menu = await screen.findByRole('menu')
    expect(within(menu).queryByRole('menuitem', { name: 'Profile' })).not.toBeInTheDocument()
  })
})
