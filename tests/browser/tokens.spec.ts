import { expect, type Locator, type Page } from '@playwright/test'

import { TokensPage } from '../production/tokens-page.ts'
import { slowDown } from '../support/console-page.ts'
import { urlOf, openLoggedIn, test as base, type Scenario, type Site } from '../support/demo-site.ts'
import { keyboardOf } from '../support/keyboard.ts'

/** Access tokens on a static host under a path: history, storage and the keyboard, which need a real browser. */

const test = base.extend<{ tokens: TokensPage }>({
  tokens: ({ page, site }, provide) => provide(new TokensPage(page, site.url)),
})

test.describe('the list', () => {
  test('shows both kinds of token with their status', async ({ page, site, tokens }) => {
    await logIn(page, site)
    await expect(countOf(page, '11 tokens')).toBeVisible()
    await expect(rowsOf(page, 'Personal access tokens')).toHaveCount(9)
    await expect(rowsOf(page, 'Session tokens')).toHaveCount(2)
    for (const [id, name, used, expires, status] of [
      [13_702, 'CI deploy', /^[23] minutes ago$/, 'in 71 days', 'Active'],
      [13_655, 'terraform', 'yesterday', 'in 5 days', 'Expires soon'],
      [13_320, 'migration-2026', '24 days ago', '23 days ago', 'Expired'],
      [12_540, 'audit (frozen)', '6 weeks ago', 'in 265 days', 'Disabled'],
      [13_871, 'laptop', 'Not used yet', 'in 26 days', 'Active'],
      [13_887, 'Session of the browser', '2 hours ago', '2 hours ago', 'Expired'],
    ] as const) {
      const row = tokens.row(id)
      await expect(row.getByRole('rowheader')).toHaveText(name)
      await expect(row.getByRole('cell')).toContainText([
        /^$/,
        `${id}-••••`,
        /ago|yesterday/,
        used,
        expires,
        status,
        '',
      ])
    }
  })

  test('keeps its filter and status after a reload and after Back @slow', async ({ page, site, tokens }) => {
    await logIn(page, site)
    await slowDown(page, 12)
    await page.getByRole('searchbox', { name: 'Filter by name' }).pressSequentially('a')
    await page.getByLabel('Status').selectOption('Expired')
    await expect(page).toHaveURL(/\/tokens\/?\?filter=a&status=expired$/)
    const names = page.getByRole('rowheader')
    await expect(page.getByText('2 of 11 tokens')).toBeVisible()
    await expect(names).toHaveText(['hackathon', 'migration-2026'])

    await slowDown(page, 1)
    await page.reload()
    await expect(page.getByText('2 of 11 tokens')).toBeVisible()
    await expect(names).toHaveText(['hackathon', 'migration-2026'])
    await expect(page.getByRole('searchbox')).toHaveValue('a')
    await expect(page.getByLabel('Status')).toHaveValue('expired')

    await page.getByRole('link', { name: 'API keys' }).click()
    await tokens.waitForPage('API keys')
    await page.goBack()
    await expect(page.getByText('2 of 11 tokens')).toBeVisible()
    await page.goBack()
    await expect(page.getByLabel('Status')).toHaveValue('')
    await expect(page.getByRole('searchbox')).toHaveValue('a')
  })

  test('deletes only the matching tokens of 2,000 @slow', async ({ page, site, tokens }) => {
    await logIn(page, site, { data: 'tokens-2000' })
    await expect(countOf(page, '2,000 tokens')).toBeVisible()
    await page.getByRole('searchbox').fill('köln')
    const found = page.getByText(/^\d+ of 2,000 tokens$/)
    await expect(found).toBeVisible()
    const count = Number.parseInt(await found.innerText(), 10)
    expect(count, 'more than a page').toBeGreaterThan(20)

    await page.getByRole('table', { name: 'Personal' }).getByLabel('Select all on this page').check()
    await expect(page.getByRole('group', { name: '20 tokens selected' })).toBeVisible()
    await page.getByRole('button', { name: `Select all ${count}` }).click()
    const title = `Delete ${count} tokens`
    await page.getByRole('button', { name: title }).click()
    await tokens.dialog(title).getByRole('button', { name: title }).click()
    await expect(page.getByText('No token matches “köln”')).toBeVisible()
    await page.getByRole('button', { name: 'Clear filter' }).click()
    await expect(countOf(page, `${(2000 - count).toLocaleString('en')} tokens`)).toBeVisible()
  })
})

test(
  'a rotation continues after a reload, and on a later visit',
  { tag: '@slow' },
  async ({ page, site, tokens, watch }) => {
    // The static host has no file for a URL with an ID, so it answers the reload with 404.html.
    watch.expect(/missing: .*\/rotate$/)
    await logIn(page, site)
    await tokens.confirmSavedAndClose(await tokens.startRotation(13_702, 'CI deploy'))
    const rotation = tokens.dialog('Rotate CI deploy')
    await expect(rotation.getByText('Is the new token deployed?')).toBeVisible()
    await page.reload()
    await expect(rotation.getByText('Is the new token deployed?')).toBeVisible()
    await page.goto(urlOf(site, '/tokens'))
    await expect(tokens.row(13_702)).toContainText('being rotated')

    await page.getByRole('note').getByRole('button', { name: 'Continue' }).click()
    await rotation.getByLabel('Yes, everything that used the old token').check()
    await rotation.getByRole('button', { name: 'Delete old token' }).click()
    await expect(tokens.row(13_702)).toBeHidden()
    await page.reload()
    await expect(countOf(page, '11 tokens')).toBeVisible()
    await expect(page.getByText('You are rotating')).toBeHidden()
  },
)

test('a token can be created by keyboard alone, and focus is never lost', async ({ page, site, tokens }) => {
  await logIn(page, site)
  await expect(countOf(page, '11 tokens')).toBeVisible()
  const keys = keyboardOf(page)
  await keys.tabTo(page.getByRole('link', { name: 'Skip to content' }))
  await keys.press('Enter')
  await expect(tokens.heading()).toBeFocused()
  await keys.tabTo(page.getByRole('button', { name: 'New token' }))
  await keys.press('Enter')

  const form = tokens.dialog('New token')
  await expect(form.getByLabel('Name')).toBeFocused()
  await keys.press('Enter')
  await expect(form.getByLabel('Name')).toHaveAccessibleDescription('Give the token a name.')
  await keys.type('CI release')
  await keys.press('Tab')
  await expect(form.getByLabel('Expires')).toBeFocused()
  await keys.type('After')
  await keys.tabTo(form.getByLabel('Hours'))
  await keys.type('36')
  await keys.press('Enter')

  const created = tokens.dialog('Token created')
  await expect(tokens.secretIn(created)).toBeVisible()
  await keys.tabTo(created.getByRole('button', { name: 'Test this token' }))
  await keys.press('Enter')
  await expect(created.getByText(/The token works/)).toBeVisible()
  await keys.tabTo(created.getByLabel('I have saved it'))
  await keys.press('Space')
  await keys.tabTo(created.getByRole('button', { name: 'Done' }))
  await keys.press('Enter')
  await expect(created).toBeHidden()
  await expect(page.getByRole('button', { name: 'New token' })).toBeFocused()
  await expect(page.getByRole('row').filter({ hasText: 'CI release' })).toContainText('in 1 day')
})

test.describe('while a new token is unsaved', () => {
  let created: Locator
  test.beforeEach(async ({ page, site, tokens }) => {
    await logIn(page, site)
    created = await tokens.create('CI release')
    await expect(tokens.secretIn(created)).toBeVisible()
  })

  test('pressing Escape twice asks before the dialog closes', async ({ page, tokens }) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(created.getByRole('alert')).toContainText('Close without saving it?')
    await expect(created.getByRole('button', { name: 'Keep it open' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(created.getByRole('alert')).toBeHidden()
    await expect(tokens.secretIn(created)).toBeVisible()
  })

  test('Back asks before it leaves, and “Close anyway” leaves', async ({ page, site }) => {
    // Playwright's goBack would wait for a navigation, but the app blocks it.
    await page.evaluate(() => history.back())
    await expect(created.getByRole('alert')).toContainText('Close without saving it?')
    await expect(page).toHaveURL(`${site.url}/tokens/new`)
    await created.getByRole('button', { name: 'Close anyway' }).click()
    await expect(created).toBeHidden()
    await expect(page.getByRole('row').filter({ hasText: 'CI release' })).toBeVisible()
  })
})

test('a link fills in the name, and leaves the lifetime to the user', async ({ page, site, tokens }) => {
  await logIn(page, site)
  await page.goto(urlOf(site, '/tokens/new?name=Nightly%20build&hours=36'))
  const form = tokens.dialog('New token')
  await expect(form.getByLabel('Name')).toHaveValue('Nightly build')
  await expect(form.getByRole('note')).toContainText('The link suggests a lifetime of 36 hours.')
  await expect(form.getByLabel('Expires')).toHaveValue('2')
})

test('only the access tokens disappear when the server does not have them', async ({ page, site, tokens }) => {
  await logIn(page, site, { condition: 'tokens-absent' })
  await expect(page.getByText('Access tokens are not available on this server')).toBeVisible()
  await expect(tokens.navigationEntry).toBeHidden()
  await page.getByRole('link', { name: 'API keys' }).click()
  await expect(page.getByText(/^6 (API keys|of 20 keys)$/)).toBeVisible()
})

test('a token whose value is lost is deleted before another token is created', async ({ page, site, tokens }) => {
  await logIn(page, site, { condition: 'tokens-lost' })
  await tokens.create('CI release')
  const form = tokens.dialog('New token')
  await expect(form.getByText('Token 14001 was created, but its value')).toBeVisible()
  await form.getByRole('button', { name: 'Delete it and create again' }).click()
  await expect(form.getByText('Token 14002 was created, but its value')).toBeVisible()
  await form.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'CI release' })).toHaveCount(1)
})

/** Opens the Access tokens page as Maria. */
async function logIn(page: Page, site: Site, scenario: Scenario = {}): Promise<void> {
  await openLoggedIn(page, site, '/tokens', scenario)
  await expect(page.getByRole('heading', { level: 1, name: 'Access tokens' })).toBeVisible()
}

/** Looks in `main` only, because the options of the demo panel also contain token counts. */
const countOf = (page: Page, text: string) => page.getByRole('main').getByText(text, { exact: true })
const rowsOf = (page: Page, table: string) => page.getByRole('table', { name: table }).getByRole('rowheader')

test('an old URL with ?replace= opens the dialog at its new URL', async ({ page, site, tokens }) => {
  await logIn(page, site)
  await page.goto(`${site.url}/tokens/?replace=13702&status=active`)
  await expect(tokens.dialog('Rotate CI deploy')).toBeVisible()
  await expect(page).toHaveURL(`${site.url}/tokens/13702/rotate?status=active`)
})
