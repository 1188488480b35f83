import { expect } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import type { Stage } from '../support/servers/stage.ts'
import { slowUnless } from '../support/slow.ts'
import { test } from './tokens-test.ts'

/** A Management API that is unavailable, under maintenance, or rejects the session. */

/** URLs of the requests for lists, from the page and from the counts in the frame. */
const listRequests = (stage: Stage) =>
  stage.manage.requests.filter(({ method }) => method === 'GET').map(({ url }) => url)

/**
 * Waits for the requests of the bell and the navigation. A later fault then affects only the page. Otherwise the frame
 * would open the dialog about the session before the test can go to the page.
 */
const waitForFrameRequests = (stage: Stage) =>
  expect
    .poll(() => listRequests(stage).map((url) => url.split('/').at(-1)))
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
    await tokens.waitForPage('API keys')
    await expect(page.getByRole('button', { name: 'Actions for CI deploy' })).toBeVisible()
    await expect(tokens.navigationEntry, 'the link stays hidden').toBeHidden()
    const requests = listRequests(stage).filter((url) => url === '/manage/current-user/tokens')
    expect(requests, 'the list is requested once').toHaveLength(1)
  })
}

for (const login of ['page', 'redirect'] as const) {
  test(`the session counts as ended when the server answers with a login ${login}, and a new login shows the list${slowUnless(login === 'page')}`, async ({
    page,
    stage,
    tokens,
  }) => {
    const { id } = stage.manage.tokens.seed(maria.sub)
    await tokens.openApiKeys()
    await waitForFrameRequests(stage)
    stage.manage.faults.login = login
    stage.tenant.endSessions()
    await tokens.navigationEntry.click()
    const ended = tokens.dialog('Your session has ended')
    await expect(ended).toBeVisible()
    expect(
      stage.manage.requests.filter(({ url }) => url === '/login'),
      'the console does not request the login page',
    ).toEqual([])

    stage.manage.faults.login = undefined
    await ended.getByRole('button', { name: 'Log in again' }).click()
    await tokens.enterCredentials()
    await expect(tokens.row(id)).toBeVisible()
    await expect(page).toHaveURL(`${stage.app}/tokens`)
  })
}

test('the console renews a rejected bearer token once, and then reports that the session has ended', async ({
  stage,
  tokens,
}) => {
  await tokens.openApiKeys()
  await waitForFrameRequests(stage)
  stage.manage.faults.rejectTokens = true
  await tokens.navigationEntry.click()
  await expect(tokens.dialog('Your session has ended')).toBeVisible()
  expect(listRequests(stage).filter((url) => url === '/manage/current-user/tokens')).toHaveLength(2)
})

test('during maintenance the page shows the reason and a countdown, and then loads the list', async ({
  page,
  stage,
  tokens,
}) => {
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
