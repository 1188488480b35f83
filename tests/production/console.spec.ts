import { createHash } from 'node:crypto'
import { expect, type Page } from '@playwright/test'

import {
  actionsOf,
  chooseAction,
  chooseProfileItem,
  createKey,
  dialog,
  heading,
  confirmSavedAndClose,
} from '../support/console-page.ts'
import { maria } from '../support/servers/identity-provider.ts'
import type { Stage } from '../support/servers/stage.ts'
import { test, type StageOfTest } from './stage-test.ts'
import { stringsInHeap, tracesIn } from './traces.ts'

test.describe('a logged-out visitor', () => {
  test('logs in with PKCE and returns to the requested URL', async ({ page, stage }) => {
    const authorize = page.waitForRequest((request) => request.url().startsWith(`${stage.tenant.origin}/authorize?`))
    const exchange = page.waitForRequest(`${stage.tenant.origin}/oauth/token`)
    await page.goto(`${stage.app}/api-keys?page=1&sort=created,desc`, { waitUntil: 'commit' })
    await enterCredentials(page)

    await expect(heading(page, 'API keys')).toBeVisible()
    await expect(page).toHaveURL(
      ({ pathname, search }) => pathname + decodeURIComponent(search) === '/api-keys?page=1&sort=created,desc',
    )

    const authorizeParams = new URL((await authorize).url()).searchParams
    expect(authorizeParams.get('response_type')).toBe('code')
    expect(authorizeParams.get('code_challenge_method')).toBe('S256')
    expect(authorizeParams.get('audience')).toBe('https://api.example.com')
    expect(authorizeParams.get('redirect_uri')).toBe(`${stage.app}/callback`)
    expect(authorizeParams.get('state')).toMatch(/^.{20,}$/)
    expect(authorizeParams.get('nonce')).toMatch(/^.{20,}$/)
    const tokenParams = new URLSearchParams((await exchange).postData() ?? '')
    expect(tokenParams.has('client_secret')).toBe(false)
    const challenge = createHash('sha256')
      .update(tokenParams.get('code_verifier') ?? '')
      .digest('base64url')
    expect(authorizeParams.get('code_challenge')).toBe(challenge)
  })

  test('sees that the login was canceled and can try again', async ({ page, stage }) => {
    await page.goto(`${stage.app}/api-keys`, { waitUntil: 'commit' })
    await page.getByRole('button', { name: 'Cancel' }).click()

    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
    await expect(page).toHaveURL((url) => url.origin === stage.app && !url.search.includes('error'))
    await expect(page.getByRole('main')).not.toContainText('access_denied')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByLabel('Password')).toBeVisible()
  })
})

test.describe('a logged-in user', () => {
  test('stays logged in after a reload, with no token in storage', async ({ page, stage }) => {
    await openLoggedIn(page, stage)
    await page.reload()
    await expect(heading(page, 'API keys')).toBeVisible()
    const { localStorage, sessionStorage } = await tracesIn(page)
    expect(localStorage + sessionStorage).not.toMatch(/eyJ|refresh_token/)
  })

  test('creates an API key, renames it and deletes it', async ({ page, stage }) => {
    await openLoggedIn(page, stage)
    await createKey(page, 'CI deploy')
    const created = dialog(page, 'API key created')
    await expect(created).toContainText('Client ID')
    await expect(created).toContainText('Client secret')
    await expect(created.getByRole('button', { name: 'Done' })).toBeDisabled()
    await confirmSavedAndClose(page)
    expect(stage.api.keys.names(maria.sub)).toEqual(['CI deploy'])

    await chooseAction(page, 'CI deploy', 'Rename')
    const rename = dialog(page, 'Rename API key')
    await rename.getByLabel('Name').fill('Nightly build')
    await rename.getByRole('button', { name: 'Rename' }).click()
    await expect(rename).toBeHidden()
    await expect(actionsOf(page, 'Nightly build')).toBeVisible()
    expect(stage.api.keys.names(maria.sub)).toEqual(['Nightly build'])

    await chooseAction(page, 'Nightly build', 'Delete…')
    const remove = dialog(page, 'Delete API key')
    await remove.getByRole('button', { name: 'Delete API key' }).click()
    await expect(remove).toBeHidden()
    await expect(actionsOf(page, 'Nightly build')).toBeHidden()
    expect(stage.api.keys.names(maria.sub)).toEqual([])
  })

  test('does not get a second key when the response for the first one was lost', async ({ page, stage }) => {
    await openLoggedIn(page, stage)
    stage.api.faults.nextPut = 'lost'
    await createKey(page, 'CI deploy')
    await dialog(page, 'New API key').getByRole('button', { name: 'Try again' }).click()

    await expect(dialog(page, 'API key created')).toContainText('An earlier attempt created this key')
    expect(stage.api.keys.names(maria.sub)).toEqual(['CI deploy'])
  })

  test('downloads the new credentials as a file, which counts as saved', async ({ page, stage }) => {
    await openLoggedIn(page, stage)
    await createKey(page, 'CI deploy')
    const created = dialog(page, 'API key created')
    const download = page.waitForEvent('download')
    await created.getByRole('button', { name: 'Download .env' }).click()

    // Browsers drop a leading dot, so the file has a name in front of it.
    expect((await download).suggestedFilename()).toBe('latchkey.env')
    const chunks: Buffer[] = []
    for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).toString()).toContain(`CLIENT_SECRET=${stage.api.keys.secrets.at(-1)}`)
    await created.getByRole('button', { name: 'Done' }).click()
    await expect(created).toBeHidden()
  })

  test('sends a password reset email from the profile menu', async ({ page, stage }) => {
    await openLoggedIn(page, stage)
    await chooseProfileItem(page, 'Change Password')

    await expect(page.getByText('We have sent a password reset email to maria@example.com')).toBeVisible()
    expect(stage.tenant.passwordResets).toEqual([
      { client_id: stage.tenant.clientId, email: maria.email, connection: 'Username-Password-Authentication' },
    ])
  })

  test('reaches the login page in every tab after logging out, and must log in again', async ({
    page,
    context,
    stage,
  }) => {
    await openLoggedIn(page, stage)
    const otherTab = await context.newPage()
    await otherTab.goto(`${stage.app}/api-keys`)
    await expect(heading(otherTab, 'API keys')).toBeVisible()

    const revocation = page.waitForRequest(`${stage.tenant.origin}/oauth/revoke`)
    await chooseProfileItem(page, 'Log Out')
    await revocation
    await expect(heading(page, 'Log in to Latchkey')).toBeVisible()
    await expect(heading(otherTab, 'Log in to Latchkey')).toBeVisible()
    expect(page.url()).toBe(`${stage.app}/login`)
    expect(otherTab.url()).toBe(`${stage.app}/login`)

    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await expect(page.getByLabel('Password')).toBeVisible()
  })

  test('is told that a login link was already used', async ({ page, stage }) => {
    const callback = page.waitForRequest((request) => request.url().startsWith(`${stage.app}/callback?code=`))
    await logIn(page, stage)
    await page.goto((await callback).url())

    await expect(page.getByText('This login link was already used')).toBeVisible()
    await expect(page).toHaveURL(`${stage.app}/callback`)
    await page.getByRole('main').getByRole('button').click()
    await expect(page).toHaveURL((url) => url.origin === stage.app && url.pathname !== '/callback')
  })

  test('is asked to log in again after the session has ended, and keeps the typed text', async ({ page, stage }) => {
    stage.api.keys.add(maria.sub, 'CI deploy')
    await openLoggedIn(page, stage)
    await chooseAction(page, 'CI deploy', 'Rename')
    const rename = dialog(page, 'Rename API key')
    await rename.getByLabel('Name').fill('Nightly build')

    stage.tenant.endSessions()
    stage.api.faults.rejectTokens = true
    await rename.getByRole('button', { name: 'Rename' }).click()
    const ended = dialog(page, 'Your session has ended')
    await expect(ended).toBeVisible()
    await expect(page.locator('input[name="name"]')).toHaveValue('Nightly build')

    stage.api.faults.rejectTokens = false
    await ended.getByRole('button', { name: 'Log in again' }).click()
    await enterCredentials(page)
    await expect(heading(page, 'API keys')).toBeVisible()
    await expect(page).toHaveURL(({ pathname }) => pathname === '/api-keys')
    expect(stage.api.keys.names(maria.sub)).toEqual(['CI deploy'])
  })
})

test('the console never follows a link from the API to another host', async ({ page, stage }) => {
  stage.api.keys.add(maria.sub, 'CI deploy')
  stage.api.faults.foreignLinks = true
  await openLoggedIn(page, stage)
  await actionsOf(page, 'CI deploy').click()
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeDisabled()
  await expect(page.getByRole('menuitem', { name: 'Delete…' })).toBeDisabled()
  await page.keyboard.press('Escape')

  await createKey(page, 'Nightly build')
  await expect(dialog(page, 'New API key').getByRole('button', { name: 'Try again' })).toBeVisible()
  const hosts = stage.api.requests.map(({ host }) => `http://${host}`)
  expect(new Set(hosts)).toEqual(new Set([stage.api.origin]))
})

test('only the two APIs receive the bearer token', async ({ page, stage, watch }) => {
  stage.api.keys.add(maria.sub, 'CI deploy')
  await openLoggedIn(page, stage)
  await expect(actionsOf(page, 'CI deploy')).toBeVisible()
  const apis = [`${stage.api.baseUrl}/`, `${stage.manage.baseUrl}/manage/`]
  const receivers = () =>
    watch.requests
      .filter((request) => /"authorization":"Bearer/i.test(request))
      .map((request) => request.split('\n')[1] ?? '')
      .map((url) => apis.find((api) => url.startsWith(api)) ?? url)
  // The bell calls the Management API after the list has loaded.
  await expect.poll(() => new Set(receivers())).toEqual(new Set(apis))
})

test('a client secret is nowhere in the browser after its dialog is closed', async ({ page, stage, watch }) => {
  await openLoggedIn(page, stage)
  await createKey(page, 'CI deploy')
  await expect(dialog(page, 'API key created')).toBeVisible()
  const secret = stage.api.keys.secrets.at(-1) ?? ''
  const placesWithSecret = async () =>
    Object.entries({
      ...(await tracesIn(page)),
      requests: watch.requests.join('\n'),
      console: watch.console.join('\n'),
      memory: (await stringsInHeap(page)).join('\n'),
    }).flatMap(([place, text]) => (text.includes(secret) ? [place] : []))

  expect(await placesWithSecret(), 'while the dialog shows it').toEqual(['document', 'memory'])
  // Each of these texts has the secret in another form.
  const created = dialog(page, 'API key created')
  await created.getByText('Save to another tool').click()
  for (const tool of ['Kubernetes', 'Docker', 'Terraform', 'Postman']) {
    await created.getByLabel('Tool').selectOption(tool)
    const downloaded = page.waitForEvent('download')
    await created.getByRole('button', { name: 'Download', exact: true }).click()
    await (await downloaded).delete()
  }
  await confirmSavedAndClose(page)
  await expect(actionsOf(page, 'CI deploy')).toBeVisible()
  expect(await placesWithSecret(), 'after the dialog is closed').toEqual([])
})

test.describe('deploying the app', () => {
  test('without config.json names the missing file', async ({ page, stage }) => {
    await stage.deployConfig(null)
    await page.goto(stage.app)
    await expect(page.getByText('config.json').first()).toBeVisible()
  })

  test('with a mistake in config.json names the wrong field', async ({ page, stage }) => {
    await stage.deployConfig({ auth0: { domain: 'https://login example com', audience: 'https://api.example.com' } })
    await page.goto(stage.app)
    await expect(page.getByText('auth0.domain')).toBeVisible()
    await expect(page.getByText('auth0.clientId')).toBeVisible()
  })
})

async function logIn(page: Page, stage: Stage): Promise<void> {
  await page.goto(`${stage.app}/api-keys`, { waitUntil: 'commit' })
  await enterCredentials(page)
  await expect(heading(page, 'API keys')).toBeVisible()
}

async function openLoggedIn(page: Page, { app, cookies }: StageOfTest): Promise<void> {
  await page.context().addCookies(cookies)
  await page.goto(`${app}/api-keys`, { waitUntil: 'commit' })
  await expect(heading(page, 'API keys')).toBeVisible()
}

async function enterCredentials(page: Page): Promise<void> {
  await page.getByLabel('Email address').fill(maria.email)
  await page.getByLabel('Password').fill(maria.password)
  await page.getByRole('button', { name: 'Continue' }).click()
}
