import { expect } from '@playwright/test'

import { logIn, openSite, test } from '../support/demo-site.ts'
import { legibleValues } from '../support/legible-values.ts'
import { slowUnless } from '../support/slow.ts'
import { statesBySubject, UserContexts, visit } from '../support/states/states.ts'

/** The presenter shield in a browser: what is legible on screen is a matter of styles. */
test.describe.configure({ timeout: 600_000 })

// The shield's own states press its key, which would turn it off here.
const states = Object.values(statesBySubject)
  .flat()
  .filter(({ name, isLoggedOut, isNarrowOnly }) => !/shield/.test(name) && !isLoggedOut && !isNarrowOnly)

/** Each page with names of people, keys and tokens, a dialog, a menu and the palette. */
const quickStates = new Set([
  'overview--usual',
  'security--on',
  'api-keys--row-menu',
  'api-key--usual',
  'created--secret',
  'tokens--being-rotated',
  'invitations--usual',
  'notifications--usual',
  'profile--menu',
  'profile--usual',
  'palette--results',
])

for (const { tested, which } of [
  { tested: states.filter(({ name }) => quickStates.has(name)), which: 'one state of each page' },
  { tested: states.filter(({ name }) => !quickStates.has(name)), which: 'all other states' },
]) {
  test(`with the presenter shield on, no name, email address, ID or token is legible in ${which}${slowUnless(which === 'one state of each page')}`, async ({
    browser,
  }) => {
    expect(tested.length).toBeGreaterThanOrEqual(quickStates.size)
    const site = await openSite()
    const users = new UserContexts(browser, site, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    const legible: string[] = []
    for (const user of new Set(tested.map((state) => state.as ?? 'maria'))) {
      await (await users.contextOf(user)).addInitScript(() => sessionStorage.setItem('latchkey.shield', 'on'))
    }
    for (const state of tested) {
      await test.step(state.name, async () => {
        const page = await visit(users, state)
        if (state.staysLoading) await expect(page.locator('html')).toHaveAttribute('data-covering')
        legible.push(...(await legibleValues(page)).map((text) => `${state.name}: ${text}`))
        await page.close()
      })
    }
    await users.close()
    await site.close()
    expect(legible).toEqual([])
  })
}

test('the shield stays on over a reload, covers before anything is shown, and a press on its mark ends it', async ({
  page,
  site,
}) => {
  await logIn(page, site)
  await page.getByRole('button', { name: 'Search or do…' }).waitFor()
  expect(await legibleValues(page)).not.toEqual([])
  await page.keyboard.press('h')
  await expect(page.getByRole('button', { name: 'Shield on. Turn it off' })).toBeVisible()
  expect(await legibleValues(page)).toEqual([])

  // Looks at each frame, until the click that turns the shield off.
  await page.addInitScript(() => {
    let isOff = false
    addEventListener('pointerdown', () => (isOff = true))
    const look = () => {
      const name = [...document.querySelectorAll('#app bdi')].find(({ textContent }) => textContent === 'CI deploy')
      const isShown = name?.checkVisibility({ opacityProperty: true })
      const isLegible = name && isShown && getComputedStyle(name).webkitTextFillColor !== 'rgba(0, 0, 0, 0)'
      if (isLegible && !isOff) console.error('A name was legible.')
      requestAnimationFrame(look)
    }
    look()
  })
  await page.reload()
  await page.getByRole('button', { name: 'Shield on. Turn it off' }).click()
  await expect(page.getByRole('button', { name: 'Shield on. Turn it off' })).toBeHidden()
  expect(await legibleValues(page)).not.toEqual([])
})

test('a dialog that a reload opens is hidden until its names are covered', async ({ page, site, watch }) => {
  // The static host has no file for the page of a key. It serves 404.html.
  watch.expect(/^missing: .*\/api-keys\/[\w-]+\/rotate$/)
  await logIn(page, site)
  const link = page.getByRole('link', { name: 'CI deploy' })
  const key = new URL((await link.getAttribute('href')) ?? '', page.url()).href
  await page.getByRole('button', { name: 'Search or do…' }).waitFor()
  await page.keyboard.press('h')
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  // Of the context: the demo's service worker sees the request first.
  await page.context().route(/\/assets\/search-[^/]*\.js$/, async (route) => {
    await released
    await route.continue()
  })
  await page.goto(`${key}/rotate`)
  const dialog = page.getByRole('dialog', { name: 'Rotate CI deploy' })
  await expect(dialog).toHaveCSS('opacity', '0')
  release()
  await expect(dialog).toHaveCSS('opacity', '1')
  expect(await legibleValues(page)).toEqual([])
})

test('a covered client ID is copied in full, and print covers it too', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await logIn(page, site)
  await page.getByRole('button', { name: 'Search or do…' }).waitFor()
  await page.keyboard.press('h')
  await page.getByRole('button', { name: 'Copy client ID of CI deploy' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Wf3kTz6RbMv1XnQeJ8sYdGhLu2Ca9QxT')
  await page.emulateMedia({ media: 'print' })
  expect(await legibleValues(page)).toEqual([])
})

test('the key of the shield types a letter in a field, and the form of a dialog keeps it', async ({ page, site }) => {
  await logIn(page, site)
  await page.getByRole('button', { name: 'Search or do…' }).waitFor()
  await page.getByRole('button', { name: 'New API key' }).click()
  const field = page.getByRole('textbox', { name: 'Name' })
  await field.fill('a')
  await field.press('h')
  await expect(field).toHaveValue('ah')
  await page.getByRole('button', { name: 'Cancel' }).press('h')
  await expect(page.locator('html')).not.toHaveAttribute('data-shielded')
})
