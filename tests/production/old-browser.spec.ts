import { expect } from '@playwright/test'

import { test } from './stage-test.ts'

const missing: Record<string, () => void> = {
  'URL.canParse': () => void Reflect.deleteProperty(URL, 'canParse'),
  'AbortSignal.any': () => void Reflect.deleteProperty(AbortSignal, 'any'),
  AbortSignal: () => void Reflect.deleteProperty(globalThis, 'AbortSignal'),
  popovers: () => void Reflect.deleteProperty(HTMLElement.prototype, 'showPopover'),
}

for (const [name, remove] of Object.entries(missing)) {
  test(`a browser without ${name} is told which browsers work, and is sent to no login`, async ({
    page,
    stage,
    watch,
  }) => {
    await page.addInitScript(remove)
    await page.goto(`${stage.app}/api-keys`, { waitUntil: 'networkidle' })
    await expect(page.getByRole('heading')).toHaveText(['Your browser is too old for this console'])
    await expect(page.getByText('Chrome or Edge 120, Firefox 125, Safari 17.4')).toBeVisible()
    await expect(page.locator('#shell')).toHaveCount(0)
    expect(page.url()).toBe(`${stage.app}/api-keys`)
    expect(watch.requests.filter((request) => request.includes(stage.tenant.origin))).toEqual([])
  })
}

test('a service worker that is left over at the URL of the console is unregistered', async ({ page, stage }) => {
  // A script of the site that runs in any kind of worker.
  const script = page.waitForRequest(/worker\.production/)
  await page.goto(`${stage.app}/login`)
  const url = (await script).url()
  const registered = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
  await expect.poll(registered).toBe(0)
  // The content security policy lets no page of the console register one, but an older deployment may have.
  await page.route(`${stage.app}/older`, (route) => route.fulfill({ contentType: 'text/html', body: '<p>Older</p>' }))
  await page.goto(`${stage.app}/older`)
  await page.evaluate(async (path) => void (await navigator.serviceWorker.register(path)), url)
  expect(await registered()).toBe(1)
  await page.goto(`${stage.app}/login`)
  await expect.poll(registered).toBe(0)
})
