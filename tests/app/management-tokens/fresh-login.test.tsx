import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { demoConfig } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'
import { dialog, press, rotationUrl, writes } from './tokens-page'

const MINUTE = 60_000
/** A user who entered credentials this long ago. */
const loggedIn = (minutes: number) => ({
  identity: () => ({ getLastLogin: async () => ({ at: Date.now() - minutes * MINUTE }) }),
})
const unknownLogin = { identity: () => ({ getLastLogin: async () => ({}) }) }
const LONG_AGO = loggedIn(60)

type World = Parameters<typeof renderApp>[1]

async function create(lifetime: string, world: World) {
  const app = await renderApp('/tokens/new?name=CI', world)
  await app.user.selectOptions(await screen.findByLabelText('Expires'), lifetime)
  await press(app.user, 'Create token')
  return app
}

/** Tokens of the demo: 90 days, 365 days, and one that was created for ten years. */
const [CI_DEPLOY, NIGHTLY, LEGACY] = ['13702', '9815', '812']

async function rotate(oldId: string, world: World, lifetime?: string) {
  const app = await renderApp(rotationUrl(oldId), world)
  const expires = await screen.findByLabelText('Expires')
  if (lifetime) await app.user.selectOptions(expires, lifetime)
  await press(app.user, 'Create new token')
  return app
}

describe('creating a token that lives longer than 90 days', () => {
  test.each([
    ['an hour ago', LONG_AGO],
    ['at an unknown time', unknownLogin],
  ])('asks for a fresh login when the last one was %s, and keeps the form for the way back', async (_when, world) => {
    const { user, identity, requests } = await create('In 365 days', world)
    const confirm = await dialog('Confirm it’s you')
    expect(confirm).toHaveTextContent('This action changes who has access to your account, so log in again first.')
    await user.click(within(confirm).getByRole('button', { name: 'Continue' }))
    expect(identity.logIn).toHaveBeenCalledWith('/tokens/new?name=CI', {
      stepUp: 'recent',
      draft: { name: 'CI', lifetime: '8760', hours: '', date: '' },
    })
    expect(writes(requests)).toEqual([])
  })

  test('asks nothing when the user logged in 59 minutes ago', async () => {
    const { requests } = await create('In 365 days', loggedIn(59))
    await dialog('Token created')
    expect(writes(requests)).toEqual(['POST'])
  })

  test('asks for it as well when the lifetime is a number of hours or a last day', async () => {
    const { user, requests } = await renderApp('/tokens/new?name=CI', LONG_AGO)
    await user.selectOptions(await screen.findByLabelText('Expires'), 'After a number of hours…')
    await user.type(screen.getByLabelText('Hours'), '2161')
    await press(user, 'Create token')
    await user.click(within(await dialog('Confirm it’s you')).getByRole('button', { name: 'Cancel' }))

    await user.selectOptions(screen.getByLabelText('Expires'), 'On a date…')
    const day = new Intl.DateTimeFormat('en-CA').format(new Date(Date.now() + 92 * 24 * 60 * MINUTE))
    await user.clear(screen.getByLabelText('Date'))
    await user.type(screen.getByLabelText('Date'), day)
    await user.click(within(await dialog('New token')).getByRole('button', { name: /^(Create token|Try again)$/ }))
    await dialog('Confirm it’s you')
    expect(writes(requests)).toEqual([])
  })

  test('asks again on request after the user has canceled, and a shorter lifetime needs no login', async () => {
    const { user, requests } = await create('In 365 days', LONG_AGO)
    await user.click(within(await dialog('Confirm it’s you')).getByRole('button', { name: 'Cancel' }))
    const form = within(await dialog('New token'))
    await user.click(form.getByRole('button', { name: 'Confirm it’s you' }))
    await user.click(within(await dialog('Confirm it’s you')).getByRole('button', { name: 'Cancel' }))
    await user.selectOptions(form.getByLabelText('Expires'), 'In 90 days')
    await press(user, 'Create token')
    await dialog('Token created')
    expect(writes(requests)).toEqual(['POST'])
  })
})

test('the number of days is configurable', async () => {
  const manage = { ...demoConfig.manage, freshLoginAboveDays: 7 }
  const { requests } = await create('In 30 days', { ...LONG_AGO, config: { manage } })
  await dialog('Confirm it’s you')
  expect(writes(requests)).toEqual([])
})

describe('rotating a token', () => {
  test('that lives 90 days asks nothing', async () => {
    const { requests } = await rotate(CI_DEPLOY, LONG_AGO)
    await waitFor(() => expect(writes(requests)).toEqual(['POST']))
  })

  test.each([
    ['for a longer lifetime', CI_DEPLOY, 'In 365 days'],
    ['that lives longer', NIGHTLY, undefined],
    ['that lives longer, for a shorter lifetime', LEGACY, 'In 2 hours'],
  ])('%s asks for a fresh login', async (_what, oldId, lifetime) => {
    const { requests } = await rotate(oldId ?? '', LONG_AGO, lifetime)
    await dialog('Confirm it’s you')
    expect(writes(requests)).toEqual([])
  })
})
