import { expect } from '@playwright/test'

import { heading } from '../support/console-page.ts'
import { maria } from '../support/servers/identity-provider.ts'
import { test, type StageOfTest } from './stage-test.ts'

const APP = 'https://app.example.com'

/** Creates a key on the server and returns its ID. */
function addKey({ api }: StageOfTest, name: string): string {
  const { id } = api.keys.initialize(maria.sub, api.baseUrl)
  api.keys.create(maria.sub, id, name, api.baseUrl)
  return id
}

test.describe('a link from another app to one API key', () => {
  test('survives the login with its way back, and shows the key', async ({ page, stage }) => {
    await stage.deployConfig({ ...stage.config, links: { returnTo: [APP] } })
    const id = addKey(stage, 'CI deploy')
    const from = `${APP}/projects/7?tab=jobs`
    await page.goto(`${stage.app}/api-keys/${id}?from=${encodeURIComponent(from)}`, { waitUntil: 'commit' })
    await page.getByLabel('Email address').fill(maria.email)
    await page.getByLabel('Password').fill(maria.password)
    await page.getByRole('button', { name: 'Continue' }).click()

    await expect(heading(page, 'CI deploy')).toBeVisible()
    await expect(page.getByText(maria.sub)).toBeVisible()
    await expect(page.getByRole('link', { name: 'Back to app.example.com' })).toHaveAttribute('href', from)
    await expect(page).toHaveURL(`${stage.app}/api-keys/${id}`)
    await page.reload()
    await expect(page.getByRole('link', { name: 'Back to app.example.com' })).toHaveAttribute('href', from)
  })

  test('says that the key does not exist after the key was deleted', async ({ page, stage }) => {
    const id = addKey(stage, 'CI deploy')
    stage.api.keys.delete(maria.sub, id)
    await page.context().addCookies(stage.cookies)
    await page.goto(`${stage.app}/api-keys/${id}`, { waitUntil: 'commit' })
    await expect(page.getByText('This API key does not exist')).toBeVisible()
    await page.getByRole('link', { name: 'Show all API keys' }).click()
    await expect(heading(page, 'API keys')).toBeVisible()
  })
})
