import { expect, type Page } from '@playwright/test'

import { chooseAction, dialog, heading } from '../support/console-page.ts'
import { maria } from '../support/servers/identity-provider.ts'
import { test, type StageOfTest } from './stage-test.ts'
import { tracesIn } from './traces.ts'

const TITLE = 'Rotate CI deploy'

/** Opens the list with the keys "default" and "CI deploy". */
async function openKeys(page: Page, { api, app, cookies }: StageOfTest) {
  api.keys.add(maria.sub, 'default', 'CI deploy')
  await page.context().addCookies(cookies)
  await page.goto(`${app}/api-keys`, { waitUntil: 'commit' })
  await page.getByRole('link', { name: 'CI deploy' }).waitFor()
}

async function createNewKey(page: Page) {
  await chooseAction(page, 'CI deploy', 'Rotate…')
  await dialog(page, TITLE).getByRole('button', { name: 'Create new key' }).click()
  return dialog(page, 'New key created')
}

async function save(page: Page) {
  const created = await createNewKey(page)
  await created.getByLabel('I have saved it').check()
  await created.getByRole('button', { name: 'Done' }).click()
  return dialog(page, TITLE)
}

/** A token that the token endpoint of a tenant issues to a client. */
function tokenOf(clientId: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { sub: `${clientId}@clients`, azp: clientId, gty: 'client-credentials', exp: 4_000_000_000 }
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`
}

const names = ({ api }: StageOfTest) => api.keys.names(maria.sub)

test.describe('rotating an API key', () => {
  test('creates a new key, recognizes its token, and deletes the old key', async ({ page, stage }) => {
    await openKeys(page, stage)
    const created = await createNewKey(page)
    const clientId = await created.getByRole('group', { name: 'Client ID' }).locator('code').innerText()
    await created.getByLabel('I have saved it').check()
    await created.getByRole('button', { name: 'Done' }).click()

    const form = dialog(page, TITLE)
    const step = form.getByRole('list', { name: 'Steps' }).locator('[aria-current="step"]')
    await expect(step).toHaveText('Save and test')
    expect(names(stage)).toEqual(['default', 'CI deploy', 'CI deploy'])
    await form.getByLabel('A token (JWT)').fill(tokenOf(clientId))
    await expect(form.getByText('This token was issued to the new key.')).toBeVisible()
    await expect(step).toHaveText('Deploy')
    await form.getByLabel('Yes, everything that used the old key').check()
    await form.getByRole('button', { name: 'Delete old key' }).click()

    await expect(form).toBeHidden()
    await expect(heading(page, 'CI deploy')).toBeVisible()
    await expect(page.getByText(clientId).first(), 'the page of the new key').toBeVisible()
    expect(names(stage)).toEqual(['default', 'CI deploy'])
    const secret = stage.api.keys.secrets.at(-1) ?? 'none'
    const { localStorage, sessionStorage } = await tracesIn(page)
    expect(localStorage + sessionStorage).not.toContain(secret)
    expect(localStorage + sessionStorage).not.toContain('eyJ')
    expect(await page.content()).not.toContain(secret)
  })

  test('continues after a reload, and later from the list', async ({ page, stage }) => {
    await openKeys(page, stage)
    const form = await save(page)
    await expect(form.getByText('Is the new key deployed?')).toBeVisible()
    await page.reload()
    await expect(form.getByText('Is the new key deployed?')).toBeVisible({ timeout: 20_000 })
    await form.getByRole('button', { name: 'Later' }).click()
    await page.goto(`${stage.app}/api-keys`, { waitUntil: 'commit' })
    await expect(page.getByText('You are rotating CI deploy.')).toBeVisible({ timeout: 20_000 })
    await expect(page.getByText('being rotated')).toBeVisible()
    await page.getByRole('button', { name: 'Continue rotating CI deploy' }).click()
    await form.getByLabel('I have tested the new key').check()
    await form.getByLabel('Yes, everything that used the old key').check()
    await form.getByRole('button', { name: 'Delete old key' }).click()
    await expect(form).toBeHidden()
    expect(names(stage)).toEqual(['default', 'CI deploy'])
    expect(stage.api.keys.secrets, 'one key was created').toHaveLength(1)
  })

  test('creates no second key when a response is lost, and replaces the key whose secret is lost', async ({
    page,
    stage,
  }) => {
    await openKeys(page, stage)
    stage.api.faults.nextPut = 'lost'
    await chooseAction(page, 'CI deploy', 'Rotate…')
    const form = dialog(page, TITLE)
    await form.getByRole('button', { name: 'Create new key' }).click()
    await expect(form.getByText(/^The key may already exist/)).toBeVisible()
    await form.getByRole('button', { name: 'Try again' }).click()
    await expect(form.getByText(/client secret never arrived/)).toBeVisible()
    expect(names(stage)).toEqual(['default', 'CI deploy', 'CI deploy'])
    await form.getByRole('button', { name: 'Delete it and start again' }).click()
    await form.getByRole('button', { name: 'Create new key' }).click()
    await expect(dialog(page, 'New key created')).toBeVisible()
    expect(names(stage)).toEqual(['default', 'CI deploy', 'CI deploy'])
  })
})

test('the list shows how many keys the account may have, and warns at the limit', async ({ page, stage }) => {
  stage.api.faults.maxClients = 2
  await openKeys(page, stage)
  await expect(page.getByText('2 of 2 keys')).toBeVisible()
  await page.getByRole('button', { name: 'New API key' }).click()
  const form = dialog(page, 'New API key')
  await expect(form.getByText(/^You have 2 of 2 keys\./)).toBeVisible()
  await form.getByLabel('Name').fill('one more')
  await form.getByRole('button', { name: 'Create API key' }).click()
  await expect(form.getByText('You have reached the limit of API keys')).toBeVisible()
})
