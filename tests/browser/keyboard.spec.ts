import { expect, type Page } from '@playwright/test'

import { actionsOf, dialog, heading, secretIn, createKeyAndReadSecret } from '../support/console-page.ts'
import { urlOf, logIn, test } from '../support/demo-site.ts'
import { keyboardOf } from '../support/keyboard.ts'

/** API keys by keyboard, at 400 % zoom, with a screen reader and with reduced motion. */

test('a key can be created, renamed and deleted by keyboard, and focus is never lost', async ({ page, site }) => {
  await page.goto(urlOf(site, '/api-keys'))
  await page.getByRole('radio', { name: 'Maria Reyes' }).press('Enter')
  await expect(actionsOf(page, 'CI deploy')).toBeVisible()
  const keys = keyboardOf(page)

  await keys.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport({ ratio: 1 })
  await keys.press('Enter')
  await expect(heading(page, 'API keys')).toBeFocused()

  await keys.tabTo(page.getByRole('button', { name: 'New API key' }))
  await keys.press('Enter')
  await expect(dialog(page, 'New API key').getByLabel('Name')).toBeFocused()
  await keys.press('Enter')
  await expect(dialog(page, 'New API key').getByLabel('Name')).toHaveAccessibleDescription(/Give the key a name/)
  await keys.type('CI release')
  await keys.press('Enter')
  await expect(secretIn(page)).toBeVisible()

  const created = dialog(page, 'API key created')
  await keys.tabTo(created.getByLabel('I have saved it'))
  await keys.press('Space')
  await keys.tabTo(created.getByRole('button', { name: 'Done' }))
  await keys.press('Enter')
  await expect(page.getByRole('button', { name: 'New API key' })).toBeFocused()

  await keys.tabTo(actionsOf(page, 'CI release'), 60)
  await keys.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused()
  await keys.press('Enter')
  await expect(dialog(page, 'Rename API key').getByLabel('Name')).toBeFocused()
  await keys.press('ControlOrMeta+a')
  await keys.type('CI nightly')
  await keys.press('Enter')
  await expect(actionsOf(page, 'CI nightly')).toBeFocused()

  await keys.press('Enter')
  await keys.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Rotate…' })).toBeFocused()
  await keys.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Delete…' })).toBeFocused()
  await keys.press('Enter')
  const remove = dialog(page, 'Delete API key')
  await expect(remove.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await keys.tabTo(remove.getByRole('button', { name: 'Delete API key' }))
  await keys.press('Enter')
  await expect(actionsOf(page, 'CI nightly')).toBeHidden()
  await expect(heading(page, 'API keys')).toBeFocused()
})

test('at 400 % zoom a key can be created and its secret saved', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await logIn(page, site)
  await createKeyAndReadSecret(page, 'CI release')
  const created = dialog(page, 'API key created')
  await created.getByLabel('I have saved it').check()
  await created.getByRole('button', { name: 'Done' }).click()
  await expect(created).toBeHidden()
  await actionsOf(page, 'CI release').click()
  await expect(page.getByRole('menuitem', { name: 'Delete…' })).toBeInViewport({ ratio: 1 })
})

test.describe('announcements', () => {
  test.use({ permissions: ['clipboard-write'] })

  test('are inside the open dialog, not in the page behind it', async ({ page, site }) => {
    await logIn(page, site)
    await createKeyAndReadSecret(page, 'CI release')
    await dialog(page, 'API key created').getByRole('button', { name: 'Copy Client ID' }).click()
    await expect(dialog(page, 'API key created').getByText('Client ID copied')).toBeVisible()

    const nodes = await accessibilityTreeOf(page)
    expect(nodes).toContain('status')
    expect(nodes).toContain('StaticText Client ID copied')
    expect(nodes).not.toContain('heading API keys')
  })
})

test.describe('motion', () => {
  for (const reducedMotion of ['reduce', 'no-preference'] as const) {
    test.describe(`with prefers-reduced-motion: ${reducedMotion}`, () => {
      test.use({ contextOptions: { reducedMotion } })

      test(
        reducedMotion === 'reduce' ? 'no animation or transition runs' : 'animations run',
        async ({ page, site }) => {
          await recordMotion(page)
          await logIn(page, site, { condition: 'slow' })
          await expect(actionsOf(page, 'CI deploy')).toBeVisible()
          await page.getByRole('button', { name: 'New API key' }).click()
          await expect(dialog(page, 'New API key')).toBeVisible()
          await page.keyboard.press('Escape')
          await page.getByRole('button', { name: 'Profile menu' }).click()
          await expect(page.getByRole('menu')).toBeVisible()

          await page.keyboard.press('Escape')
          await page.getByRole('link', { name: 'Overview' }).click()
          await expect(heading(page, 'Overview')).toBeVisible()
          // The progress ring moves while the checks end one after the other.
          await expect(page.getByRole('list', { name: 'Protections' })).toHaveAttribute('aria-busy', 'false')
          // Animations and transitions start with the next frame.
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
          const motions = await recordedMotion(page)
          if (reducedMotion === 'reduce') expect(motions).toEqual([])
          else
            expect(motions).toEqual(expect.arrayContaining(['animationstart appear', 'transitionrun stroke-dasharray']))
        },
      )
    })
  }
})

/** Returns the role and name of each node in the browser's accessibility tree. */
async function accessibilityTreeOf(page: Page): Promise<string[]> {
  const devTools = await page.context().newCDPSession(page)
  const { nodes } = await devTools.send('Accessibility.getFullAXTree')
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name }) => `${role?.value} ${name?.value ?? ''}`.trim())
}

/** Records animations and transitions in this tab from now on, across page loads. */
async function recordMotion(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const record = (motion: string) =>
      sessionStorage.setItem('motion', `${sessionStorage.getItem('motion') ?? ''}${motion}\n`)
    addEventListener('animationstart', ({ type, animationName }) => record(`${type} ${animationName}`), true)
    addEventListener('transitionrun', ({ type, propertyName }) => record(`${type} ${propertyName}`), true)
  })
}

async function recordedMotion(page: Page): Promise<string[]> {
  const motions = await page.evaluate(() => sessionStorage.getItem('motion') ?? '')
  return motions.split('\n').filter((motion) => motion !== '')
}
