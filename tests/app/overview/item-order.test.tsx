import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { otto } from '~/demo/data/personas'

import {
  checkUpItems,
  findAllItems,
  findGroup,
  findItem,
  findNextStep,
  itemsOf,
  onListTokens,
  openOverview,
  serveTokens,
  wireTokens,
} from './overview-page'
import { deferred } from '../security/security-page'

describe('the order of the check-up items', () => {
  test('is by severity in each group, and the passed checks are folded after the cards', async () => {
    await openOverview(
      [
        serveTokens({
          CI: { created: -50, lastUsed: -1, expires: -2 },
          old: { created: -300, lastUsed: -200, expires: 90 },
          soon: { created: -50, lastUsed: -1, expires: 2 },
        }),
      ],
      { as: otto },
    )
    expect(await findAllItems()).toEqual([
      'Done: A second factor is set up',
      'Done: You have a passkey',
      'Done: You have a recovery code',
      'Last login',
      'Urgent: 1 token expires within 7 days',
      'To do: 1 token has not been used for 90 days',
      'To do: 1 API key is older than a year',
      'To do: 1 expired token is still listed',
      expect.stringMatching(/^Done: The developer token is valid/),
      'Not checked: The last use of your API keys is unknown',
    ])
    expect(await findNextStep('Rotate soon')).toHaveTextContent(
      'Next step · about 5 minutesRotate soonsoon expires in 2 days. Programs that use it stop working then.',
    )
  })

  test('stays the same when a slow check adds its items at the end', async () => {
    const response = deferred<Response>()
    await openOverview([onListTokens(() => response.promise)])
    await findItem('1 API key is older than a year')
    // MFA is the most valuable step with any tokens.
    expect(await findNextStep('Turn on multi-factor authentication')).toBeInTheDocument()
    const itemsBefore = await itemsOf('Keys and tokens')

    response.resolve(HttpResponse.json(wireTokens({ a: { created: -50, expires: -20 } })))

    await findItem('1 expired token is still listed')
    const items = checkUpItems(await findGroup('Keys and tokens'))
    expect(items).toEqual([...itemsBefore, 'To do: 1 expired token is still listed'])
  })

  test('waits with the next step while a slow check could bring a more valuable one', async () => {
    const response = deferred<Response>()
    await openOverview([onListTokens(() => response.promise)], { as: otto })
    await findItem('1 API key is older than a year')
    expect(await findGroup('Protect your account')).not.toHaveTextContent(/Next step/)

    response.resolve(HttpResponse.json([]))
    expect(await findNextStep('Rotate notebooks')).toBeInTheDocument()
  })
})
