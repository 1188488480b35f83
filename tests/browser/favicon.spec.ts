import { expect, type Page } from '@playwright/test'

import { logIn, openLoggedIn, test } from '../support/demo-site.ts'

/** The number on the icon of the tab, which needs a canvas and the content security policy. */

const icon = (page: Page) => page.locator('link[rel=icon]')
const DRAWN = /^data:image\/png/

test('the icon has a red circle with the number of the title, and is restored when nothing is unread', async ({
  page,
  site,
}) => {
  await openLoggedIn(page, site, '/notifications', { condition: 'invitations-absent' })
  await expect(icon(page)).toHaveAttribute('href', DRAWN)
  await expect(page).toHaveTitle(/^\(6\) /)
  const drawing = await pixelsOf(page)
  // The red of the bell at the left edge of the circle, a gap around it, and the icon elsewhere.
  expect(drawing.inCircle).toEqual([192, 42, 55, 255])
  expect(drawing.inGap[3]).toBe(0)
  expect(drawing.iconPixels).toBeGreaterThan(50)

  await page.getByRole('button', { name: 'Mark 6 notifications as read' }).click()
  await expect(icon(page)).toHaveAttribute('href', /favicon\.svg$/)
})

test('an icon that is not square keeps its proportions', async ({ page, site }) => {
  await page.addInitScript(() => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><rect width="200" height="50"/></svg>'
    addEventListener('DOMContentLoaded', () => {
      document.querySelector('link[rel=icon]')?.setAttribute('href', `data:image/svg+xml,${encodeURIComponent(svg)}`)
    })
  })
  await logIn(page, site)
  await expect(icon(page)).toHaveAttribute('href', DRAWN)
  const { above, inIcon } = await pixelsOf(page)
  expect(above[3]).toBe(0)
  expect(inIcon[3]).toBe(255)
})

test('the icon has no number after a log-out', async ({ page, site }) => {
  await logIn(page, site)
  await expect(icon(page)).toHaveAttribute('href', DRAWN)
  await page.getByRole('button', { name: 'Profile menu' }).click()
  await page.getByRole('menuitem', { name: 'Log Out' }).click()
  await expect(page.getByText('You are logged out.')).toBeVisible()
  await expect(icon(page)).toHaveAttribute('href', /favicon\.svg$/)
})

test('an icon that the browser may not read is left as it is', async ({ page, site }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.toDataURL = () => {
      document.documentElement.dataset['isDrawn'] = 'true'
      throw new DOMException('Tainted canvases may not be exported.', 'SecurityError')
    }
  })
  await logIn(page, site)
  await expect(page.locator('html')).toHaveAttribute('data-is-drawn', 'true')
  await expect(page).toHaveTitle(/^\(9\) /)
  await expect(icon(page)).toHaveAttribute('href', /favicon\.svg$/)
})

/** Draws the icon of the page on a canvas and reads pixels of it. */
function pixelsOf(page: Page) {
  return icon(page).evaluate(async (link: HTMLLinkElement) => {
    const image = new Image()
    image.src = link.href
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const context = canvas.getContext('2d')
    if (!context) throw new Error('The browser has no canvas.')
    context.drawImage(image, 0, 0)
    const at = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data]
    const { data } = context.getImageData(0, 0, 64, 24)
    return {
      inCircle: at(28, 44),
      inGap: at(22, 44),
      above: at(8, 8),
      inIcon: at(8, 32),
      iconPixels: data.filter((_, i) => i % 4 === 3 && data[i] === 255).length,
    }
  })
}
