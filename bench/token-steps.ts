import type { Browser, Page } from '@playwright/test'

import { slowDown } from './browser.ts'
import { openList, rowMenu, settle, openLoggedInPage, typeInFilter, type Step } from './interactions.ts'
import { EXPIRY_INTERVAL, nameOfToken } from './management-tokens.ts'

const selectPage = (page: Page) => page.getByRole('checkbox', { name: 'Select all on this page' }).first().click()
const clearSelection = (page: Page) => page.getByRole('button', { name: 'Clear selection' }).click()
const headings = ['Name', 'Created', 'Last used', 'Expires']

/** Interactions with the list of access tokens, which the browser holds completely. */
export const tokenSteps: Step[] = [
  rowMenu,
  { name: 'select all on the page', act: selectPage, after: clearSelection },
  {
    name: 'select all that match',
    before: selectPage,
    act: (page) => page.getByRole('button', { name: /^Select all [\d,]+$/ }).click(),
    after: clearSelection,
  },
  {
    name: 'next page',
    act: (page) => page.getByRole('button', { name: 'Next' }).first().click(),
    after: (page, turn) =>
      page
        .getByText(`Page ${turn + 2} of`)
        .first()
        .waitFor(),
  },
  {
    name: 'change the sort',
    act: (page, turn) =>
      page
        .getByRole('columnheader')
        .getByRole('button', { name: headings[turn % 4] ?? '' })
        .first()
        .click(),
  },
  {
    name: 'choose a status',
    beforeAll: (page) => page.getByRole('combobox', { name: 'Status' }).focus(),
    // The list has five options, so press ArrowDown four times, then ArrowUp four times.
    act: (page, turn) => page.keyboard.press(turn % 8 < 4 ? 'ArrowDown' : 'ArrowUp'),
  },
  {
    ...typeInFilter('token 00123'),
    async beforeAll(page) {
      await page.getByRole('combobox', { name: 'Status' }).selectOption('')
      await page.getByRole('searchbox').click()
    },
  },
]

/** Returns the milliseconds from the expiry of a token to the paint that shows it, for each token that expires. */
export async function measureExpiry(browser: Browser, url: string, turns: number) {
  const page = await openList(await openLoggedInPage(browser), url)
  await slowDown(await page.context().newCDPSession(page), { network: false })
  await settle(page)
  const times: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    times.push(await page.evaluate(waitForExpiredRow, { name: nameOfToken(turn), timeout: EXPIRY_INTERVAL }))
  }
  await page.context().close()
  return { results: new Map([['a token expires', times]]), shift: 0 }
}

/** Runs in the page. Returns how long after its expiry the row of a token is painted as expired. */
async function waitForExpiredRow({ name, timeout }: { name: string; timeout: number }): Promise<number> {
  const row = [...document.querySelectorAll('tr')].find(({ textContent }) => textContent.includes(name))
  const expiry = Date.parse(row?.querySelector<HTMLTimeElement>('td:nth-of-type(6) time')?.dateTime ?? '')
  const isExpired = () => row?.querySelector('[data-status=expired]') != null
  if (isExpired() || !(expiry > Date.now())) throw new Error(`${name} expired before the measurement started.`)
  while (!isExpired()) {
    if (Date.now() > expiry + timeout) throw new Error(`${name} has expired, but its row does not show it.`)
    await new Promise((done) => requestAnimationFrame(done))
  }
  // The message arrives after the browser has painted the frame.
  const { port1, port2 } = new MessageChannel()
  await new Promise((done) => {
    port1.addEventListener('message', done)
    port1.start()
    port2.postMessage(undefined)
  })
  return Date.now() - expiry
}
