import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { nils, otto } from '~/demo/data/personas'
import { HAL_BASE } from '~/demo/demo-config'

import { serveNotifications, wireNotifications } from '../notifications/notifications-page'
import {
  findAllItems,
  findGroup,
  findItem,
  findNextStep,
  findScore,
  openOverview,
  serveKeys,
  serveTokens,
} from './overview-page'
import { renderApp } from '../../support/render-app'
import { keyNamed } from '../api-keys/rotation-page'

describe('the Overview page', () => {
  test('has the focused heading, the document title and the current link of the navigation', async () => {
    const { user } = await renderApp('/security')

    await user.click(await screen.findByRole('link', { name: 'Overview' }))
    await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Overview' })).toHaveFocus())
    // The title starts with the number of open messages after they have loaded: “(9) Overview · Latchkey”.
    expect(document.title).toMatch(/^(\(\d+\) )?Overview · Latchkey$/)
    expect(screen.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page')

    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    expect(screen.getByRole('link', { name: 'Overview' })).not.toHaveAttribute('aria-current')
  })

  test('sends each of its seven requests once', async () => {
    const { requests } = await openOverview([serveTokens({})])
    await findItem('You have no access tokens')
    await waitFor(() => expect(requests).toHaveLength(7))
    expect(requests.map((request) => request.replace(/^GET https:\/\/[^/]+/, '')).sort()).toEqual([
      '/api/apikeys/?page=0&size=20&sort=created%2Casc',
      '/manage/current-user/organizations-invitations',
      '/manage/current-user/projects-invitations',
      '/manage/current-user/tokens',
      '/manage/notifications',
      '/me/v1/authentication-methods',
      '/me/v1/factors',
    ])
  })

  test('has no items for APIs that are not configured', async () => {
    await renderApp('/', { config: { apiKeys: undefined, manage: undefined }, as: otto })
    expect(await findScore('3 of 3 protections are in place.')).toBeInTheDocument()
    expect(await findAllItems()).toEqual([
      'Done: A second factor is set up',
      'Done: You have a passkey',
      'Done: You have a recovery code',
      'Last login',
    ])
    expect(await findNextStep('Nothing to do right now')).toBeInTheDocument()
    expect(screen.queryByRole('region', { name: 'Keys and tokens' })).not.toBeInTheDocument()
    expect(screen.queryByRole('region', { name: 'Waiting for you' })).not.toBeInTheDocument()
    expect(screen.queryByRole('region', { name: 'Token lifetimes' })).not.toBeInTheDocument()
  })

  test('says “Nothing to do” although the server cannot answer a check, and folds it with the passed ones', async () => {
    await openOverview([serveKeys({ name: 'CI', ageInDays: 3 }), serveTokens({})], { as: otto })
    expect(await findNextStep('Nothing to do right now')).toBeInTheDocument()
    expect(await findGroup('Keys and tokens')).toHaveTextContent(/Nothing to review$/)
    const summary = screen.getByText('2 checks passed · 1 cannot be checked on this server')
    expect(summary.closest('details')).not.toHaveAttribute('open')
    expect(await findAllItems()).toContain('Not checked: The last use of your API keys is unknown')
  })
})

describe('the check-up items about API keys', () => {
  test('name the oldest key that is older than a year, after one request', async () => {
    const { requests, database } = await renderApp('/')
    const item = await findItem('1 API key is older than a year')
    expect(item).toHaveTextContent(
      /^To do: .*The oldest is notebooks \(1 year\)\. The older a secret is, the more copies exist\./,
    )
    const { id } = keyNamed(database, 'notebooks')
    expect(within(item).getByRole('link', { name: 'Rotate notebooks' })).toHaveAttribute(
      'href',
      `/api-keys/${id}/rotate`,
    )
    expect(requests.filter((request) => request.startsWith(`GET ${HAL_BASE}`))).toHaveLength(1)
  })

  test('say “20 or more” when the whole first page is old', async () => {
    await renderApp('/', { scenario: { data: 'keys-2000' } })
    const item = await findItem('20 or more API keys are older than a year')
    expect(within(item).getByRole('link', { name: 'Review your oldest API keys' })).toHaveAttribute(
      'href',
      '/api-keys?sort=created,asc',
    )
  })

  test('lead to the list if the only old key cannot be rotated', async () => {
    await openOverview([serveKeys({ name: 'default', ageInDays: 400 })])
    const item = await findItem('1 API key is older than a year')
    expect(within(item).getByRole('link', { name: 'Review your oldest API keys' })).toBeVisible()
  })

  test('lead to the list if the administrator has turned off changes', async () => {
    await renderApp('/', { config: { features: { apiKeys: 'read' } } })
    const item = await findItem('1 API key is older than a year')
    expect(within(item).getByRole('link', { name: 'Review your oldest API keys' })).toBeVisible()
  })

  test('are done with the age of the oldest key when no key is old', async () => {
    await openOverview([serveKeys({ name: 'CI', ageInDays: 3 }, { name: 'default', ageInDays: 221 })])
    expect(await findItem('No API key is older than a year')).toHaveTextContent(
      /^Done: .*The oldest is default \(7 months\)\.$/,
    )
  })

  test('say that the last use is unknown, because the API does not report it', async () => {
    await renderApp('/')
    const item = await findItem('The last use of your API keys is unknown')
    expect(item).toHaveTextContent('The server does not report it.')
    expect(within(item).queryByRole('link')).not.toBeInTheDocument()
  })

  test('are one done item when the user has no keys', async () => {
    await renderApp('/', { as: nils })
    expect(await findItem('You have no API keys')).toHaveTextContent(/^Done:/)
    expect((await findAllItems()).join()).not.toMatch(/last use|developer token/)
  })

  test.each([
    [403, 'Your account is not allowed to do this.'],
    [404, 'Not available on this server.'],
  ])('are one item without a retry when the list answers %d', async (status, reason) => {
    await openOverview([http.get(`${HAL_BASE}/apikeys/`, () => HttpResponse.json({}, { status }))], {
      config: { manage: undefined },
    })
    const item = await findItem('Could not load your API keys')
    expect(item).toHaveTextContent(reason)
    expect(within(item).queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
    expect(await findAllItems()).toEqual([
      'Urgent: Multi-factor authentication is off',
      'To do: You have no passkey',
      'Later: No recovery code yet',
      'Last login',
      'Not checked: Could not load your API keys',
    ])
  })
})

describe('the check-up items about invitations and notifications', () => {
  test('are to do, name the newest, and link to the page', async () => {
    await renderApp('/')
    const invitations = await findItem('3 invitations need your answer')
    expect(invitations).toHaveTextContent(/^New:/)
    expect(within(invitations).getByRole('link', { name: 'Answer' })).toHaveAttribute('href', '/invitations')
    const notifications = await findItem('6 notifications are unread')
    expect(notifications).toHaveTextContent(/^New: .*Newest: Your project is over quota!/)
    expect(within(notifications).getByRole('link', { name: 'Read' })).toHaveAttribute(
      'href',
      '/notifications?show=unread',
    )
  })

  test('are done when both lists are empty', async () => {
    await renderApp('/', { scenario: { data: 'empty' } })
    expect(await findItem('No invitation needs your answer')).toHaveTextContent(/^Done:/)
    expect(await findItem('No unread notifications')).toHaveTextContent(/^Done:/)
  })

  test('say how many notifications are read while older ones are not loaded', async () => {
    await renderApp('/', { handlers: [serveNotifications(wireNotifications(9))] })
    expect(await findItem('You have read the newest 8 notifications')).toHaveTextContent(
      /^Done:.*Older notifications are not loaded\.$/,
    )
  })

  test('are absent on a server that has neither list', async () => {
    await openOverview([serveTokens({})])
    await findItem('You have no access tokens')
    expect((await findAllItems()).join()).not.toMatch(/invitation|notification/)
  })
})
