import type { BrowserContext, Locator, Page } from '@playwright/test'

/** The floating button of the demo, and the panel that it opens. */

export const demoButton = (page: Page): Locator => page.getByRole('button', { name: 'Demo', exact: true })
export const demoPanel = (page: Page): Locator => page.getByRole('dialog', { name: 'Demo', exact: true })

export async function openDemoPanel(page: Page): Promise<Locator> {
  await demoButton(page).click()
  await demoPanel(page).waitFor()
  return demoPanel(page)
}

/** Dismisses the card of the first visit before it appears. */
export async function dismissFirstVisitCard(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    try {
      localStorage.setItem('latchkey-demo.welcomed', 'true')
    } catch {
      // An empty page has no storage.
    }
  })
}
