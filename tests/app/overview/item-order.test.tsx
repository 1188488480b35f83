import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { otto } from '~/demo/data/personas'

import {
  checkUpItems,
  findAllItems,
  findSummary,
  onListTokens,
  openOverview,
  serveTokens,
  wireTokens,
} from './overview-page'
import { deferred } from '../security/security-page'

describe('the order of the check-up items', () => {
  test('is "to do", then "not checked", then "done"', async () => {
    await openOverview([serveTokens({ CI: { created: -50, lastUsed: -1, expires: -2 } })], { as: otto })
    expect(await findSummary('2 to do')).toBeInTheDocument()
    expect((await findAllItems()).map((item) => item.split(':')[0])).toEqual([
      'To do',
      'To do',
      'Not checked',
      'Done',
      'Done',
      'Done',
      'Done',
      'Done',
    ])
  })

  test('stays the same when a slow check adds its items at the end', async () => {
    const response = deferred<Response>()
    await openOverview([onListTokens(() => response.promise)])
    expect(await findSummary('Checking…')).toBeInTheDocument()
    expect(await findSummary('2 to do · still checking')).toBeInTheDocument()
    const itemsBefore = checkUpItems()

    response.resolve(HttpResponse.json(wireTokens({ a: { created: -50, expires: -20 } })))

    expect(await findSummary('3 to do')).toBeInTheDocument()
    expect(checkUpItems().slice(0, itemsBefore.length)).toEqual(itemsBefore)
    expect(checkUpItems()[itemsBefore.length]).toBe('To do: 1 expired token is still listed')
  })
})
