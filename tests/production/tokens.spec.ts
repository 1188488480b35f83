import { expect, type BrowserContext } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import type { Stage } from '../support/servers/stage.ts'
import { slowUnless } from '../support/slow.ts'
import { test } from './tokens-test.ts'
import { stringsInHeap, tracesIn } from './traces.ts'

/** Creating an access token. Afterwards its value must exist nowhere in the browser. */
const TOKENS = '/manage/current-user/tokens'
const VERIFY = '/manage/tokens/verify'

test.describe('creating a token', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('copies a value that the server accepts', async ({ page, context, stage, tokens }) => {
    await tokens.open()
    await expect(page.getByText('No tokens are created yet')).toBeVisible()
    const created = await tokens.create('CI deploy')
    await expect(created).toContainText('The token can’t be shown again.')
    await expect(created.getByRole('button', { name: 'Done' })).toBeDisabled()

    await created.getByRole('button', { name: 'Copy Token' }).click()
    await expect(tokens.status).toContainText(['Token copied'])
    const copied = await readClipboard(context, stage)
    const response = await fetch(stage.manage.origin + VERIFY, { headers: { 'X-KBC-ManageApiToken': copied } })
    expect(await response.json()).toMatchObject({ description: 'CI deploy', user: { email: maria.email } })

    await created.getByRole('button', { name: 'Done' }).click()
    await expect(created).toBeHidden()
    const [token] = stage.manage.tokens.list(maria.sub)
    await expect(tokens.row(token?.id ?? '')).toContainText(/CI deploy.*in 23 hours.*Expires soon/)
    expect(stage.manage.tokens.list(maria.sub)).toHaveLength(1)
  })

  test('leaves no trace of the value after the dialog is closed', async ({ page, stage, tokens, watch }) => {
    await tokens.open()
    const created = await tokens.create('CI deploy')
    await expect(created).toBeVisible()
    const secret = stage.manage.tokens.secrets.at(-1) ?? ''
    const placesWithSecret = async () =>
      Object.entries({
        ...(await tracesIn(page)),
        requests: watch.requests.filter((request) => !request.includes(VERIFY)).join('\n'),
        console: watch.console.join('\n'),
        memory: (await stringsInHeap(page)).join('\n'),
      }).flatMap(([place, text]) => (text.includes(secret) ? [place] : []))
    expect(await placesWithSecret(), 'while the dialog shows it').toEqual(['document', 'memory'])

    // Use every action that reads the value before the dialog closes.
    await created.getByRole('button', { name: 'Test this token' }).click()
    await expect(created.getByText(/The token works/)).toBeVisible()
    await created.getByRole('button', { name: 'Copy with the token' }).click()
    await created.getByRole('button', { name: 'Copy as .env' }).click()
    await created.getByText('Save to another tool').click()
    await created.getByLabel('Tool').selectOption('Kubernetes')
    await created.getByRole('button', { name: 'Copy text' }).click()
    await created.getByLabel('Tool').selectOption('1Password')
    await created.getByRole('button', { name: 'Copy command' }).click()
    const download = page.waitForEvent('download')
    await created.getByRole('button', { name: 'Download .env' }).click()
    await (await download).delete()
    await created.getByRole('button', { name: 'Done' }).click()
    await expect(created).toBeHidden()
    await expect(tokens.row(newestIdOf(stage))).toContainText('CI deploy')
    expect(await placesWithSecret(), 'after the dialog is closed').toEqual([])
  })

  test('copies a command that verifies the token', async ({ context, stage, tokens }) => {
    await tokens.open()
    const created = await tokens.create('CI deploy')
    await created.getByRole('button', { name: 'Copy with the token' }).click()
    await expect(tokens.status).toContainText(['Example copied'])
    const command = await readClipboard(context, stage)
    expect(command).toContain(stage.manage.origin + VERIFY)
    expect(command).toContain(`X-KBC-ManageApiToken: ${stage.manage.tokens.secrets.at(-1)}`)
    await expect(
      created.getByRole('button', { name: 'Done' }),
      'copying the command does not count as saving',
    ).toBeDisabled()
  })
})

test('“Test this token” shows owner and expiry, and authenticates with the token only', async ({
  stage,
  tokens,
  watch,
}) => {
  await tokens.open()
  const created = await tokens.create('CI deploy')
  await created.getByRole('button', { name: 'Test this token' }).click()
  await expect(created.getByText(/^200 · \d+ ms · The token works\./)).toHaveText(
    /It belongs to maria@example\.com and expires in 23 hours\.$/,
  )

  const verifyRequests = stage.manage.requests.filter(({ method, url }) => method === 'GET' && url === VERIFY)
  expect(verifyRequests).toMatchObject([{ authorized: false, withManagementToken: true }])
  const withBearer = watch.requests.filter((request) => /"authorization":"Bearer/i.test(request))
  const bearerUrls = withBearer.map((request) => request.split('\n')[1])
  expect(bearerUrls).toContain(stage.manage.origin + TOKENS)
  expect(bearerUrls, 'a bearer token could hide that the new token fails').not.toContain(stage.manage.origin + VERIFY)
  const withToken = watch.requests.filter((request) => /"x-kbc-manageapitoken"/i.test(request))
  expect(withToken.map((request) => request.split('\n')[1])).toEqual([stage.manage.origin + VERIFY])
})

test('“Test this token” says that the server rejected a deleted token', async ({ stage, tokens }) => {
  await tokens.open()
  const created = await tokens.create('CI deploy')
  await expect(created).toBeVisible()
  const [token] = stage.manage.tokens.list(maria.sub)
  stage.manage.tokens.delete(maria.sub, token?.id ?? 0)
  await created.getByRole('button', { name: 'Test this token' }).click()
  await expect(created.getByText(/^401 · \d+ ms · The server rejected this token/)).toBeVisible()
  await expect(tokens.dialog('Your session has ended')).toBeHidden()
})

test.describe('a server error for one field is shown next to it:', () => {
  for (const { key, label, message } of [
    { key: 'description', label: 'Name', message: 'This name is reserved.' },
    { key: 'expiresIn', label: 'Expires', message: 'Tokens live for at most 30 days.' },
  ]) {
    test(`${label.toLowerCase()}${slowUnless(key === 'description')}`, async ({ stage, tokens }) => {
      stage.manage.faults.rejectCreate = { key, message }
      await tokens.open()
      await tokens.create('CI deploy')
      const form = tokens.dialog('New token')
      await expect(form.getByLabel(label)).toHaveAccessibleDescription(message)
      await expect(form.getByText(message), 'the message appears only there').toHaveCount(1)
      await expect(form.getByRole('alert')).toHaveCount(0)
      await expect(form.getByLabel('Name')).toHaveValue('CI deploy')

      stage.manage.faults.rejectCreate = undefined
      await form.getByRole('button', { name: 'Create token' }).click()
      await expect(tokens.dialog('Token created')).toBeVisible()
      expect(stage.manage.tokens.secrets).toHaveLength(1)
    })
  }
})

test('a double click creates one token', async ({ stage, tokens }) => {
  await tokens.open()
  const form = await tokens.fillNew('CI deploy')
  // Both clicks happen before the page renders, as on a busy device.
  await form.getByRole('button', { name: 'Create token' }).evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await tokens.confirmSavedAndClose(tokens.dialog('Token created'))
  expect(stage.manage.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  expect(stage.manage.tokens.list(maria.sub)).toHaveLength(1)
})

test.describe('when the response to a create request is lost', () => {
  test('names the created token, and leaves exactly one after it is deleted and created again', async ({
    stage,
    tokens,
  }) => {
    const { id } = stage.manage.tokens.seed(maria.sub, { description: 'CI deploy' })
    await tokens.open()
    await expect(tokens.row(id)).toBeVisible()
    stage.manage.faults.nextCreate = 'lost'
    await tokens.create('Nightly build')
    const form = tokens.dialog('New token')
    await expect(form.getByText('was created, but its value never arrived')).toBeVisible()
    const lost = newestIdOf(stage)
    await expect(form.getByText(`Token ${lost} was created, but its value never arrived`)).toBeVisible()

    await form.getByRole('button', { name: 'Delete it and create again' }).click()
    await tokens.confirmSavedAndClose(tokens.dialog('Token created'))
    const names = stage.manage.tokens.list(maria.sub).map(({ description }) => description)
    expect(names.toSorted()).toEqual(['CI deploy', 'Nightly build'])
    await expect(tokens.row(lost), 'the lost token was deleted').toBeHidden()
    await expect(tokens.row(newestIdOf(stage))).toBeVisible()
  })

  test('names a second lost token too, and ignores a list response from before it was created', async ({
    page,
    stage,
    tokens,
  }) => {
    const { id } = stage.manage.tokens.seed(maria.sub, { description: 'CI deploy' })
    await tokens.open()
    await expect(tokens.row(id)).toBeVisible()
    stage.manage.faults.nextCreate = 'lost'
    await tokens.create('Nightly build')
    const form = tokens.dialog('New token')
    const again = form.getByRole('button', { name: 'Delete it and create again' })
    await expect(again).toBeVisible()

    let isHeld = false
    const isLost = page.waitForEvent('requestfailed', (request) => request.method() === 'POST')
    await page.route(stage.manage.origin + TOKENS, async (route) => {
      if (isHeld || route.request().method() !== 'GET') return route.continue()
      isHeld = true
      const older = await route.fetch()
      await isLost
      // The page may have aborted the request meanwhile.
      return route.fulfill({ response: older }).catch(() => undefined)
    })
    stage.manage.faults.nextCreate = 'lost'
    await again.click()
    await isLost
    await expect(form.getByText(/^Token \d+ was created/)).toContainText(`${newestIdOf(stage)} was created`)
    expect(isHeld).toBe(true)
    await again.click()
    await tokens.confirmSavedAndClose(tokens.dialog('Token created'))
    expect(stage.manage.tokens.list(maria.sub)).toMatchObject([{ id: Number(newestIdOf(stage)) }, { id }])
  })

  test('says that no token was created, and can retry', async ({ page, stage, tokens }) => {
    await tokens.open()
    await expect(page.getByText('No tokens are created yet')).toBeVisible()
    stage.manage.faults.nextCreate = 'error'
    await tokens.create('Nightly build')
    const form = tokens.dialog('New token')
    await expect(form.getByText('No token was created. You can try again.')).toBeVisible()
    await form.getByRole('button', { name: 'Try again' }).click()
    await tokens.confirmSavedAndClose(tokens.dialog('Token created'))
    expect(stage.manage.tokens.list(maria.sub)).toHaveLength(1)
  })
})

test('the form is restored after a step-up login, and creates one token', async ({ page, stage, tokens }) => {
  await tokens.open()
  await expect(page.getByText('No tokens are created yet')).toBeVisible()
  stage.manage.faults.sudo = true
  const authorize = page.waitForRequest((request) => /\/authorize\?.*max_age=0/.test(request.url()))
  await tokens.create('Nightly build')
  await tokens.dialog('Confirm it’s you').getByRole('button', { name: 'Continue' }).click()
  await tokens.enterCredentials()
  await authorize

  const form = tokens.dialog('New token')
  await expect(form.getByLabel('Name')).toHaveValue('Nightly build')
  await expect(form.getByLabel('Expires')).toHaveValue('24')
  await expect(page).toHaveURL(`${stage.app}/tokens/new`)
  expect(stage.manage.tokens.list(maria.sub), 'nothing is sent automatically').toEqual([])
  await form.getByRole('button', { name: 'Create token' }).click()
  await tokens.confirmSavedAndClose(tokens.dialog('Token created'))
  expect(stage.manage.tokens.secrets).toHaveLength(1)
})

/** ID of the newest token. */
const newestIdOf = ({ manage }: Stage) => manage.tokens.secrets.at(-1)?.split('-')[0] ?? ''

/** Reads the clipboard on another origin, because the console's permissions policy forbids `clipboard-read`. */
async function readClipboard(context: BrowserContext, { manage }: Stage): Promise<string> {
  const other = await context.newPage()
  await other.goto(manage.origin)
  await other.bringToFront()
  const text = await other.evaluate(() => navigator.clipboard.readText())
  await other.close()
  return text
}
