import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { edith } from '~/demo/data/personas'
import { HAL_BASE } from '~/demo/demo-config'

import { field, form, openProfile, PLATFORM, platformUrl, retype, save } from './profile-page'

const section = () => screen.findByRole('region', { name: PLATFORM })
/** Returns the section, or null, once the tenant's profile is on screen. */
const sectionAfterLoading = async () => {
  await field('Nickname')
  return screen.queryByRole('region', { name: PLATFORM })
}

describe('the profile at the platform', () => {
  test('is found through the link of a key, and sends the whole profile with the email unchanged', async () => {
    const bodies: unknown[] = []
    const { user, server, requests } = await openProfile()
    server.events.on('request:start', async ({ request }) => {
      if (request.method === 'PUT') bodies.push(await request.clone().json())
    })
    await retype(user, 'Phone', '+1 555 0100', PLATFORM)
    await save(user, PLATFORM)
    expect(await screen.findByText('Profile saved')).toBeInTheDocument()
    expect(bodies).toEqual([{ name: 'Maria Reyes', phone: '+1 555 0100', email: 'maria@example.com' }])
    expect(await section()).toHaveTextContent('Handlemaria')
    const url = `${HAL_BASE}/profiles/auth0%7C5eb0327cbfd7490bff55feeb`
    expect(requests.filter((line) => line.includes('/profiles'))).toEqual([`GET ${url}`, `PUT ${url}`])
  })

  test('may lose its phone, but not its name', async () => {
    const { user } = await openProfile()
    await retype(user, 'Name', ' ', PLATFORM)
    await save(user, PLATFORM)
    expect(await field('Name', PLATFORM)).toHaveAccessibleDescription('This field can’t be empty.')
    await retype(user, 'Name', 'Maria', PLATFORM)
    await retype(user, 'Phone', '1', PLATFORM)
    await retype(user, 'Phone', '', PLATFORM)
    await save(user, PLATFORM)
    expect(await screen.findByText('Profile saved')).toBeInTheDocument()
    // The name at the platform is another one than the name of the login.
    expect(screen.getByRole('button', { name: 'Profile menu: MR, Maria Reyes' })).toBeInTheDocument()
  })

  test('can be read and not changed without an update link', async () => {
    await openProfile({ scenario: { condition: 'read-only-links' } })
    expect(await section()).toHaveTextContent('The server does not let you change this profile.')
    expect(within(await form(PLATFORM)).queryByRole('textbox')).not.toBeInTheDocument()
  })

  test('of a user without keys is read at the documented URL, and so is a link to another host', async () => {
    const { requests } = await openProfile({ as: edith, scenario: { data: 'empty' } })
    await section()
    expect(requests.filter((line) => line.includes('/profiles'))).toEqual([
      `GET ${HAL_BASE}/profiles/samlp%7Cacme-corp%7Ced%40example.com`,
    ])
  })

  test('never sends the token where a link leads elsewhere', async () => {
    const links = { profile: { href: 'https://elsewhere.example/api/profiles/1' } }
    const { requests } = await openProfile({
      handlers: [
        http.get(`${HAL_BASE}/apikeys/`, () =>
          HttpResponse.json({ _embedded: { apikeys: [{ _links: links }] }, page: { number: 0 } }),
        ),
        http.get(platformUrl, () =>
          HttpResponse.json({
            name: 7,
            handle: '\u202emaria',
            _links: { 'update edit profile': { href: 'https://elsewhere.example/api/profiles/1' } },
          }),
        ),
      ],
    })
    expect(await section()).toHaveTextContent('The server does not let you change this profile.')
    expect(await section()).toHaveTextContent('NameNot set')
    expect(requests.filter((line) => line.includes('elsewhere'))).toEqual([])
  })

  test.each([404, 403])('is hidden after a %i', async (status) => {
    await openProfile({ handlers: [http.get(platformUrl, () => HttpResponse.json({}, { status }))] })
    expect(await sectionAfterLoading()).toBeNull()
  })

  test('is hidden for a user without an account, and asked for nowhere without the API', async () => {
    const app = await openProfile({ scenario: { condition: 'forbidden' } })
    expect(await sectionAfterLoading()).toBeNull()
    app.leave()
    const { requests } = await openProfile({ config: { apiKeys: undefined } })
    expect(await sectionAfterLoading()).toBeNull()
    expect(requests.filter((line) => line.includes(HAL_BASE))).toEqual([])
  })
})
