import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'

import { chooseProfileItem, heading } from '../support/console-page.ts'
import { test } from './stage-test.ts'
import { TokensPage } from './tokens-page.ts'

test.describe('a console below a path of its host', () => {
  test.use({ basePath: '/console/' })

  test('logs in, opens a deep link again after a reload, and logs out to its own login page', async ({
    page,
    stage,
    watch,
  }) => {
    const worker = page.waitForEvent('worker')
    await new TokensPage(page, stage.app).openAndLogIn()
    expect((await worker).url()).toMatch(`${stage.app}/assets/auth0-spa-js.worker`)
    await page.reload()
    await expect(heading(page, 'Access tokens')).toBeVisible()
    await expect(page).toHaveURL(`${stage.app}/tokens`)

    await chooseProfileItem(page, 'Log out')
    await expect(page).toHaveURL(`${stage.app}/login`)
    await expect(page.getByText('You are logged out.')).toBeVisible()
    const elsewhere = watch.requests.filter((request) => {
      const url = request.split('\n')[1] ?? ''
      return url.startsWith(new URL(stage.app).origin) && !url.startsWith(`${stage.app}/`)
    })
    expect(elsewhere, 'requests above the base path').toEqual([])
  })
})

test('the browser runs no script of which one byte has changed', async ({ page, stage, browser }) => {
  await openWithoutStart(page, stage.app)
  const scripts = (await readdir(join(stage.folder, 'assets'))).filter((name) => name.endsWith('.js'))
  const modules = scripts.filter((name) => !/worker|^(index|vendor)-/.test(name))
  expect(modules.length).toBeGreaterThan(20)
  expect(await refusedImports(page, modules), 'as deployed').toEqual([])

  await Promise.all(modules.map((name) => addByte(join(stage.folder, 'assets', name))))
  // Another browser: this one has the scripts in its cache.
  const other = await browser.newContext()
  const tampered = await other.newPage()
  await openWithoutStart(tampered, stage.app)
  expect(await refusedImports(tampered, modules), 'with one more byte').toEqual(modules)
  await other.close()
})

test.describe('with a changed script of the first load', () => {
  for (const script of ['index-', 'vendor-']) {
    test(`the browser does not start the app (${script})`, async ({ page, stage }) => {
      const name = (await readdir(join(stage.folder, 'assets'))).find((one) => one.startsWith(script))
      await addByte(join(stage.folder, 'assets', name ?? ''))
      const refused = page.waitForEvent('console', (message) => /integrity/i.test(message.text()))
      await page.goto(`${stage.app}/login`)
      await refused
      await expect(page.locator('#app')).toBeEmpty()
    })
  }
})

test('the browser knows every header, and warns about none', async ({ page, stage, watch }) => {
  await page.goto(`${stage.app}/login`)
  await expect(page.getByRole('heading')).toBeVisible()
  expect(watch.console.filter((text) => /header/i.test(text))).toEqual([])
})

/** Opens a page with its import map only: the app does not start in a browser without `URL.canParse`. */
async function openWithoutStart(page: Page, app: string): Promise<void> {
  await page.addInitScript(() => Reflect.deleteProperty(URL, 'canParse'))
  await page.goto(app)
  await expect(page.getByRole('heading')).toHaveText('Your browser is too old for this console')
}

/** Preloads each script as the app does. Returns the names of those that the browser refused. */
async function refusedImports(page: Page, names: string[]): Promise<string[]> {
  return page.evaluate(async (files) => {
    const load = (name: string) =>
      new Promise<string[]>((done) => {
        const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href: `/assets/${name}` })
        link.addEventListener('load', () => done([]))
        link.addEventListener('error', () => done([name]))
        document.head.append(link)
      })
    return (await Promise.all(files.map(load))).flat()
  }, names)
}

async function addByte(file: string): Promise<void> {
  await writeFile(file, `${await readFile(file, 'utf8')}\n`)
}
