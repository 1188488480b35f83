import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'

import { prepareSite } from '../../deploy/prepare.ts'
import { test } from './stage-test.ts'
import { TokensPage } from './tokens-page.ts'

const BUILD = join(import.meta.dirname, '../../dist')
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20" /></svg>'

const shownLogo = (page: Page) =>
  page
    .getByRole('banner')
    .locator('.brand img:visible')
    .evaluateAll((images) => images.map((image) => new URL((image as HTMLImageElement).src).pathname))
const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

test('a prepared brand colors both themes and has a logo for each, under the content security policy', async ({
  page,
  stage,
  watch,
}) => {
  const brand = await mkdtemp(join(tmpdir(), 'latchkey-brand-'))
  for (const name of ['logo.svg', 'dark.svg', 'icon.svg']) await writeFile(join(brand, name), PICTURE)
  await writeFile(join(brand, 'colors.css'), ':root { --bg: light-dark(#123456, #654321) }')
  const config = {
    ...stage.config,
    brand: {
      name: 'Acme',
      logo: '/brand/logo.svg',
      logoDark: '/brand/dark.svg',
      favicon: '/brand/icon.svg',
      css: 'colors.css',
    },
  }
  const host = { title: 'A plain host', root: '', files: () => ({}) } as const
  await prepareSite({ build: BUILD, config: JSON.stringify(config), out: stage.folder, host, base: '/', brand })
  await stage.deployConfig(config)
  await rm(brand, { recursive: true })

  await page.emulateMedia({ colorScheme: 'light' })
  await new TokensPage(page, stage.app, stage.cookies).open()
  expect(await background(page)).toBe('rgb(18, 52, 86)')
  await expect.poll(() => shownLogo(page)).toEqual(['/brand/logo.svg'])
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', '/brand/icon.svg')

  expect(watch.requests.filter((request) => request.includes('/brand/dark.svg'))).toEqual([])

  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await background(page)).toBe('rgb(101, 67, 33)')
  await expect.poll(() => shownLogo(page)).toEqual(['/brand/dark.svg'])

  // The user's choice counts more than the system's.
  await page.getByRole('button', { name: /^Profile menu/ }).click()
  await page.getByRole('menuitemradio', { name: 'Light' }).click()
  expect(await background(page)).toBe('rgb(18, 52, 86)')
  await expect.poll(() => shownLogo(page)).toEqual(['/brand/logo.svg'])
})

test('the profile menu names the version of version.json', async ({ page, stage }) => {
  const { version, commit = '' } = JSON.parse(await readFile(join(stage.folder, 'version.json'), 'utf8'))
  await new TokensPage(page, stage.app, stage.cookies).open()
  await page.getByRole('button', { name: /^Profile menu/ }).click()
  const expected = [version, commit.slice(0, 7)].filter(Boolean).join('+')
  await expect(page.getByRole('menu', { name: 'Profile menu' })).toContainText(`Version ${expected}`)
})

test('an error that the user sees is reported to report.url, which the policy allows', async ({ page, stage }) => {
  const url = `${stage.api.origin}/reports`
  await stage.deployConfig({ ...stage.config, report: { url } })
  await page.route(`${stage.manage.origin}/manage/current-user/promo-codes`, (route) =>
    route.fulfill({ status: 403, json: {}, headers: { 'access-control-allow-origin': new URL(stage.app).origin } }),
  )
  await new TokensPage(page, stage.app, stage.cookies).open()
  const report = page.waitForRequest(url)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Promo codes' }).click()
  const request = await report
  expect(request.method()).toBe('POST')
  expect(request.headers()['content-type']).toBe('text/plain;charset=UTF-8')
  expect(request.headers()['authorization']).toBeUndefined()
  expect(request.postData()).toMatch(/^\S+Z · GET \/manage\/current-user\/promo-codes · 403 · forbidden · /)
})

test('a page that is off in config.json costs no request, and its URL is not found', async ({ page, stage, watch }) => {
  await stage.deployConfig({ ...stage.config, features: { promoCodes: 'off', security: 'off' } })
  await new TokensPage(page, stage.app, stage.cookies).open()
  await page.goto(`${stage.app}/promo-codes`)
  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible()
  await page.goto(`${stage.app}/security/add/totp`)
  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible()
  expect(watch.requests.filter((request) => /\/manage\/\S*promo-codes$|\/me\/v1\//m.test(request))).toEqual([])
})
