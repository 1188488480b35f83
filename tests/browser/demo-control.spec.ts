import { expect, type Page } from '@playwright/test'

import { completeStepUpInDemo, dialog, heading } from '../support/console-page.ts'
import { demoButton, demoPanel, openDemoPanel } from '../support/demo-control.ts'
import { loginHeading, logInOnLoginPage } from '../support/demo-login-page.ts'
import { logIn, openLoggedIn, test, urlOf } from '../support/demo-site.ts'

/** The floating button of the demo, its panel, and the card of the first visit. */

const pages = [
  '/',
  '/security',
  '/api-keys',
  '/tokens',
  '/invitations',
  '/notifications',
  '/promo-codes',
  '/not-found',
  '/callback?success=true',
  '/demo/reset?ticket=unknown',
]

const sizes = [
  [1280, 800],
  [390, 844],
  [320, 568],
] as const

test('no control lies under the closed button at the end of any page, at 1280, 390 and 320 px', async ({
  page,
  site,
  watch,
}) => {
  // The static host has no file for the page of a key. It serves 404.html.
  watch.expect(/^missing: .*\/api-keys\/[\w-]+$/)
  await openLoggedIn(page, site, '/api-keys')
  const key = await page.getByRole('rowheader').getByRole('link').first().getAttribute('href')
  const urls = [...pages.map((path) => site.url + path), new URL(key ?? '', page.url()).href]
  for (const url of urls) {
    await test.step(url, async () => {
      await page.goto(url)
      await expectNothingUnderButton(page)
    })
  }
  for (const path of ['/login', '/api-keys']) {
    await page.context().clearCookies()
    await page.evaluate(() => localStorage.clear())
    await page.goto(site.url + path)
    await expectNothingUnderButton(page)
  }
  await page.getByRole('button', { name: 'More people and situations' }).click()
  await expectNothingUnderButton(page)
})

test('a dialog and the navigation sheet of a phone lie above the button', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 600 })
  await logIn(page, site)
  const topmostAtButton = () =>
    demoButton(page).evaluate((button) => {
      const { x, y, width, height } = button.getBoundingClientRect()
      return document.elementFromPoint(x + width / 2, y + height / 2)?.closest('dialog, .demo-button')?.localName
    })
  expect(await topmostAtButton()).toBe('button')

  await page.getByRole('button', { name: 'New API key' }).click()
  await expect(dialog(page, 'New API key')).toBeVisible()
  expect(await topmostAtButton()).toBe('dialog')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Open navigation' }).click()
  await expect(page.locator('dialog[open]')).toBeVisible()
  expect(await topmostAtButton()).toBe('dialog')
})

test('choosing a person logs out, logs in as that person, and returns the focus to the button', async ({
  page,
  site,
}) => {
  await logIn(page, site)
  await (await openDemoPanel(page)).getByLabel('Person').selectOption('Nils Newcomer')
  await expect(heading(page, 'Overview')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Profile menu: NN, Nils Newcomer' })).toBeVisible()
  await expect(demoButton(page)).toBeFocused()

  await (await openDemoPanel(page)).getByLabel('Person').selectOption('Otto Berg')
  await expect(heading(page, 'Verify your identity')).toBeVisible()
  await expect(page.getByLabel('Six-digit code')).toBeFocused()

  // Only the first login page after the choice uses it.
  await page.goto(`${site.url}/api-keys`)
  await expect(page.getByRole('radio', { name: 'Maria Reyes' })).toBeChecked()
})

test('the button says that the scenario is not the usual one, and has a dot', async ({ page, site }) => {
  await logIn(page, site)
  await expect(demoButton(page)).toHaveAccessibleDescription('')
  const width = await widthOf(page)
  await (await openDemoPanel(page)).getByLabel('Servers').selectOption('Read-only pages')
  await expect(demoButton(page)).toBeFocused()
  await expect(demoButton(page)).toHaveAccessibleDescription('Not the usual scenario')
  expect(await widthOf(page)).toBeGreaterThan(width)
})

test('a message that arrives in a dialog is announced there, and counted until the panel shows it', async ({
  page,
  site,
}) => {
  await openLoggedIn(page, site, '/security')
  await page.getByRole('button', { name: 'Enable MFA' }).click()
  await page.getByRole('button', { name: 'Email', exact: true }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Email address').fill('maria@home.example')
  await form.getByRole('button', { name: 'Send code' }).click()
  await completeStepUpInDemo(page)
  await form.getByRole('button', { name: 'Send code' }).click()
  await expect(form.getByText(/^New email: Your verification code is \d{6}\./)).toBeVisible()

  await form.getByRole('button', { name: 'Cancel' }).click()
  await expect(demoButton(page)).toHaveAccessibleDescription('1 new message')
  const panel = await openDemoPanel(page)
  await expect(panel.getByRole('list', { name: 'Messages' })).toContainText('maria@home.example')
  await expect(demoButton(page)).toHaveAccessibleDescription('')
})

test('the panel shows the two newest messages first, and then all', async ({ page, site }) => {
  await logIn(page, site)
  await page.evaluate(() => {
    const state = JSON.parse(localStorage.getItem('latchkey-demo') ?? '')
    const message = { userId: '', kind: 'email', from: 'Support', to: 'maria@example.com', text: 'Hello', sentAt: 0 }
    state.mailbox = ['third', 'second', 'first'].map((subject) => ({ ...message, id: subject, subject }))
    localStorage.setItem('latchkey-demo', JSON.stringify(state))
  })
  await page.reload()
  const panel = await openDemoPanel(page)
  const messages = panel.getByRole('list', { name: 'Messages' })
  await expect(messages.getByRole('heading')).toHaveText([/^third/, /^second/])
  await panel.getByRole('button', { name: 'Show all 3 messages' }).click()
  await expect(messages.getByRole('heading')).toHaveText([/^third/, /^second/, /^first/])
  await expect(messages).toBeFocused()
})

test.describe('“Copy link”', () => {
  test.describe('with a clipboard', () => {
    test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

    test('copies a link that opens the page with this scenario', async ({ page, site }) => {
      await logIn(page, site, { data: 'keys-57', condition: 'read-only-links' })
      const panel = await openDemoPanel(page)
      await panel.getByRole('button', { name: 'Copy link' }).click()
      await expect(panel.getByRole('button', { name: 'Link copied' })).toBeFocused()
      const link = await page.evaluate(() => navigator.clipboard.readText())
      // The static host adds a slash to the path of a folder.
      expect(link.replace('/?', '?')).toBe(urlOf(site, '/api-keys', { data: 'keys-57', condition: 'read-only-links' }))
      await page.goto(urlOf(site, '/api-keys', { data: 'usual', condition: 'normal' }))
      await expect(page.getByText('6 of 20 keys')).toBeVisible()
      await page.goto(link)
      await expect(page.getByText('57 of 100 keys')).toBeVisible()
    })
  })

  test('shows the link when the browser refuses to copy', async ({ page, site }) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('Denied'))
    })
    await logIn(page, site)
    const panel = await openDemoPanel(page)
    await panel.getByRole('button', { name: 'Copy link' }).click()
    await expect(panel.getByLabel('Link to this scenario')).toHaveValue(
      /\/api-keys\/?\?demo-data=usual&demo-condition=normal$/,
    )
  })
})

test('“Hide until reload” removes the button and moves the focus to the page', async ({ page, site }) => {
  await logIn(page, site)
  await (await openDemoPanel(page)).getByRole('button', { name: 'Hide until reload' }).click()
  await expect(demoButton(page)).toBeHidden()
  await expect(heading(page, 'API keys')).toBeFocused()
  await page.reload()
  await expect(demoButton(page)).toBeVisible()
})

test('the parameter demo-control=off hides the button in this tab, also after a login, until it is on', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/api-keys?demo-control=off`)
  await expect(loginHeading(page)).toBeVisible()
  await expect(demoButton(page)).toBeHidden()
  await logInOnLoginPage(page)
  await expect(heading(page, 'API keys')).toBeVisible()
  await expect(page).not.toHaveURL(/demo-control/)
  await expect(demoButton(page)).toBeHidden()

  await page.goto(`${site.url}/api-keys?demo-control=on`)
  await expect(demoButton(page)).toBeVisible()
})

test.describe('on the first visit', () => {
  test.use({ isFirstVisit: true })

  test('a card says what can be tried, takes no focus, and stays away once dismissed', async ({ page, site }) => {
    await page.goto(`${site.url}/`)
    await expect(loginHeading(page)).toBeVisible()
    const card = page.getByRole('region', { name: 'Three things to try' })
    await expect(card).toBeHidden()
    await logInOnLoginPage(page)

    await expect(card.getByRole('listitem')).toHaveCount(3)
    await expect(heading(page, 'Overview')).toBeVisible()
    expect(await card.evaluate((element) => element.contains(document.activeElement))).toBe(false)

    await card.getByRole('button', { name: 'Break it' }).press('Enter')
    await expect(demoPanel(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(card.getByRole('button', { name: 'Break it' })).toBeFocused()

    await card.getByRole('link', { name: 'Turn on MFA' }).click()
    await expect(heading(page, 'Security')).toBeVisible()
    await card.getByRole('button', { name: 'Dismiss' }).click()
    await expect(card).toBeHidden()
    await expect(demoButton(page)).toBeFocused()
    await page.reload()
    await expect(heading(page, 'Security')).toBeVisible()
    await expect(demoButton(page)).toBeVisible()
    await expect(card).toBeHidden()
  })
})

async function expectNothingUnderButton(page: Page): Promise<void> {
  await expect(heading(page, '')).toBeVisible()
  await expect(demoButton(page)).toBeVisible()
  await expect(page.locator('[aria-busy="true"], .skeleton, .bone')).toHaveCount(0)
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    expect(await controlsUnderButton(page), `${width} px`).toEqual([])
  }
}

/** Scrolls to the end, and returns the names of the controls that intersect the button. */
function controlsUnderButton(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    scrollTo(0, document.documentElement.scrollHeight)
    const button = document.querySelector('.demo-button')
    if (!button) throw new Error('The page has no demo button.')
    const area = button.getBoundingClientRect()
    return [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
    ]
      .filter((control) => control !== button && control.checkVisibility({ checkVisibilityCSS: true }))
      .filter((control) => {
        const { left, right, top, bottom } = (control.closest('label') ?? control).getBoundingClientRect()
        return left < area.right && right > area.left && top < area.bottom && bottom > area.top
      })
      .map((control) => control.outerHTML.slice(0, 80))
  })
}

async function widthOf(page: Page): Promise<number> {
  return (await demoButton(page).boundingBox())?.width ?? 0
}
