import type { Browser, Page } from '@playwright/test'

import { slowDown } from './browser.ts'
import { openList, rowMenu, settle, signedIn, typeInFilter, type Step } from './interactions.ts'
import { BETWEEN_ENDS, nameOfToken } from './manage-tokens.ts'

const selectPage = (page: Page) => page.getByRole('checkbox', { name: 'Select all on this page' }).first().click()
const clearSelection = (page: Page) => page.getByRole('button', { name: 'Clear selection' }).click()
const headings = ['Name', 'Created', 'Last used', 'Expires']

/** What is done on the list of access tokens, all of which are in the browser. */
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
    begin: (page) => page.getByRole('combobox', { name: 'Status' }).focus(),
    // There and back again: the list has five.
    act: (page, turn) => page.keyboard.press(turn % 8 < 4 ? 'ArrowDown' : 'ArrowUp'),
  },
  {
    ...typeInFilter('token 00123'),
    async begin(page) {
      await page.getByRole('combobox', { name: 'Status' }).selectOption('')
      await page.getByRole('searchbox').click()
    },
  },
]

/** Milliseconds from the end of a token to the paint that says so, for each of the tokens that end while one looks. */
export async function measureFlips(browser: Browser, url: string, turns: number) {
  const page = await openList(await signedIn(browser), url)
  await slowDown(await page.context().newCDPSession(page), { network: false })
  await settle(page)
  const times: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    times.push(await page.evaluate(paintAfterEnd, { name: nameOfToken(turn), between: BETWEEN_ENDS }))
  }
  await page.context().close()
  return { results: new Map([['a token ends', times]]), shift: 0 }
}

/** In the page: how long after its end the row of a token is drawn as expired. */
async function paintAfterEnd({ name, between }: { name: string; between: number }): Promise<number> {
  const row = [...document.querySelectorAll('tr')].find(({ textContent }) => textContent.includes(name))
  const end = Date.parse(row?.querySelector<HTMLTimeElement>('td:nth-of-type(6) time')?.dateTime ?? '')
  const isExpired = () => row?.querySelector('[data-status=expired]') != null
  if (isExpired() || !(end > Date.now())) throw new Error(`${name} ended before one could look.`)
  while (!isExpired()) {
    if (Date.now() > end + between) throw new Error(`${name} is over, and nothing says so.`)
    await new Promise((done) => requestAnimationFrame(done))
  }
  // A message comes after the frame has been painted.
  const { port1, port2 } = new MessageChannel()
  await new Promise((done) => {
    port1.addEventListener('message', done)
    port1.start()
    port2.postMessage(undefined)
  })
  return Date.now() - end
}
