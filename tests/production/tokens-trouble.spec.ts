import { expect } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import type { Stage } from '../support/servers/stage.ts'
import { slowUnless } from '../support/slow.ts'
import { test } from './tokens-test.ts'

/** A Management API that is not there, not now, or not for this session. */

/** Each time that a list was asked for, for the page or for what the frame counts. */
const listsAsked = (stage: Stage) =>
  stage.manage.requests.filter(({ method }) => method === 'GET').map(({ url }) => url)

/** What goes wrong from here on goes wrong for the page: else the bell is told first, and a dialog is in the way. */
const frameHasAsked = (stage: Stage) =>
  expect
    .poll(() => listsAsked(stage).map((address) => address.split('/').at(-1)))
    .toEqual(expect.arrayContaining(['notifications', 'projects-invitations', 'organizations-invitations']))

for (const status of [404, 501] as const) {
  test(`when access tokens are not available on the server (${status}), the page says so and other pages work${slowUnless(status === 404)}`, async ({
    page,
    stage,
    tokens,
  }) => {
    stage.manage.faults.unavailable = { tokens: status }
    stage.api.keys.add(maria.sub, 'CI deploy')
    await tokens.open()
    await expect(page.getByText('Access tokens are not available on this server')).toBeVisible()
    await expect(page.getByRole('button', { name: 'New token' })).toBeHidden()
    await expect(tokens.navigationEntry).toBeHidden()

    await page.getByRole('link', { name: 'API keys' }).click()
    await tokens.arrive('API keys')
    await expect(page.getByRole('button', { name: 'Actions for CI deploy' })).toBeVisible()
    await expect(tokens.navigationEntry, 'it stays away').toBeHidden()
    const asked = listsAsked(stage).filter((address) => address === '/manage/current-user/tokens')
    expect(asked, 'asked once').toHaveLength(1)
  })
}

for (const login of ['page', 'redirect'] as const) {
  test(`a login ${login} instead of data means that the session has ended, and a new login shows the list${slowUnless(login === 'page')}`, async ({
    page,
    stage,
    tokens,
  }) => {
    const { id } = stage.manage.tokens.seed(maria.sub)
    await tokens.openApiKeys()
    await frameHasAsked(stage)
    stage.manage.faults.login = login
    stage.tenant.endSessions()
    await tokens.navigationEntry.click()
    const ended = tokens.dialog('Your session has ended')
    await expect(ended).toBeVisible()
    expect(
      stage.manage.requests.filter(({ url }) => url === '/login'),
      'no request follows',
    ).toEqual([])

    stage.manage.faults.login = undefined
    await ended.getByRole('button', { name: 'Log in again' }).click()
    await tokens.enterCredentials()
    await expect(tokens.row(id)).toBeVisible()
    await expect(page).toHaveURL(`${stage.app}/tokens`)
  })
}

test('a rejected bearer token is renewed once, and then the session has ended', async ({ stage, tokens }) => {
  await tokens.openApiKeys()
  await frameHasAsked(stage)
  stage.manage.faults.rejectTokens = true
  await tokens.navigationEntry.click()
  await expect(tokens.dialog('Your session has ended')).toBeVisible()
  expect(listsAsked(stage).filter((address) => address === '/manage/current-user/tokens')).toHaveLength(2)
})

test('maintenance shows its reason and a countdown, and then the list loads', async ({ page, stage, tokens }) => {
  await page.clock.install()
  const { id } = stage.manage.tokens.seed(maria.sub)
  stage.manage.faults.maintenance = true
  await tokens.open()
  const problem = page.getByRole('alert')
  await expect(problem).toContainText('Could not load the tokens.')
  await expect(problem).toContainText('We are moving to bigger machines.')
  await expect(problem).toContainText(/Trying again in (2\d|30) s/)
  await page.clock.fastForward(15_000)
  await expect(problem).toContainText(/Trying again in (\d|1[0-5]) s/)

  stage.manage.faults.maintenance = false
  await page.clock.fastForward(16_000)
  await expect(tokens.row(id)).toBeVisible()
  await expect(problem).toBeHidden()
})
