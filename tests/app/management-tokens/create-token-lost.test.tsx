import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse, type RequestHandler } from 'msw'
import { describe, expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'
import { answerOnce, createToken, press, saveSecret, shownSecret, shownTokens, TOKENS_URL, writes } from './tokens-page'

const UNKNOWN = /^Could not find out whether a token was created\./
const denyAccess = () => HttpResponse.json({ error: 'Access denied.' }, { status: 403 })

/** Opens the form after the list has loaded. A lost token is found by comparing this list with a later one. */
async function openNewTokenForm(...args: Parameters<typeof renderApp>) {
  const app = await renderApp(...args)
  await shownTokens()
  await press(app.user, 'New token')
  return app
}

describe('when the response to a create request is lost', () => {
  test('deletes the token whose value is lost before it creates another', async () => {
    const { user, change, requests } = await openNewTokenForm('/tokens', { scenario: { condition: 'tokens-lost' } })
    await createToken(user, 'CI release')
    expect(await screen.findByText(/^Token 14001 was created, but its value never arrived/)).toBeVisible()

    change({ condition: 'normal' })
    await press(user, 'Delete it and create again')
    await shownSecret()
    expect(writes(requests)).toEqual(['POST', 'DELETE /14001', 'POST'])

    await saveSecret(user)
    await waitFor(async () => expect((await shownTokens()).filter((name) => name === 'CI release')).toHaveLength(1))
  })

  test('keeps saying that the value is lost while the user edits the form', async () => {
    const { user } = await openNewTokenForm('/tokens', { scenario: { condition: 'tokens-lost' } })
    await createToken(user, 'CI release')
    await screen.findByText(/^Token 14001 was created/)

    await user.type(screen.getByLabelText('Name'), ' 2')
    expect(screen.getByText(/^Token 14001 was created/)).toBeVisible()
    expect(screen.getByRole('button', { name: 'Delete it and create again' })).toBeVisible()
  })

  test('offers a plain retry when the list shows that no token was created', async () => {
    const { user, requests } = await openNewTokenForm('/tokens', { scenario: { condition: 'tokens-create-fails' } })
    await createToken(user, 'CI release')
    expect(await screen.findByText('No token was created. You can try again.')).toBeVisible()

    await press(user, 'Try again')
    await shownSecret()
    expect(writes(requests)).toEqual(['POST', 'POST'])
  })

  test('removes the message and the retry label when the user edits the form', async () => {
    const { user } = await openNewTokenForm('/tokens', { scenario: { condition: 'tokens-create-fails' } })
    await createToken(user, 'CI release')
    await screen.findByText('No token was created. You can try again.')

    await user.type(screen.getByLabelText('Name'), ' 2')
    expect(screen.queryByText('No token was created. You can try again.')).not.toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Create token' })).toBeVisible()
  })

  test('says that the outcome is unknown, and keeps the name, when the list cannot be read either', async () => {
    const { user, change, server } = await openNewTokenForm('/tokens')
    server.use(answerOnce('post', '', () => HttpResponse.error()))
    change({ condition: 'offline-api' })
    await createToken(user, 'CI release')

    expect(await screen.findByText(UNKNOWN)).toBeVisible()
    expect(screen.getByLabelText('Name')).toHaveValue('CI release')
  })

  test('does not offer to delete a new token with the same name that something has already used', async () => {
    const { user, server } = await openNewTokenForm('/tokens')
    const usedToken = {
      id: 7,
      description: 'CI release',
      created: '2024-01-01T00:00:00Z',
      lastUsed: '2024-02-01T00:00:00Z',
    }
    server.use(
      answerOnce('post', '', () => HttpResponse.error()),
      http.get(TOKENS_URL, () => HttpResponse.json([usedToken])),
    )
    await createToken(user, 'CI release')

    expect(await screen.findByText(UNKNOWN)).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Delete it and create again' })).not.toBeInTheDocument()
  })

  test.each([
    ['that cannot be read', () => HttpResponse.json({ id: 9, description: 'CI release' }, { status: 201 })],
    ['with an error', () => new HttpResponse(null, { status: 500 })],
  ])(
    'says that the outcome is unknown after a response %s, when the list has a new unreadable row',
    async (_, reply) => {
      const { user, server } = await renderApp('/tokens/new', {
        handlers: [http.get(TOKENS_URL, () => HttpResponse.json([{ id: 1, expires: null }]))],
      })
      await screen.findByRole('row', { name: /no name/ })
      const rows = [
        { id: 1, expires: null },
        { id: 9, description: 'CI release', expires: '2027-01-01' },
      ]
      server.use(
        answerOnce('post', '', reply),
        http.get(TOKENS_URL, () => HttpResponse.json(rows)),
      )
      await createToken(user, 'CI release')

      expect(await screen.findByText(UNKNOWN)).toBeVisible()
      expect(screen.queryByText(/No token was created/)).not.toBeInTheDocument()
    },
  )

  test('offers a plain retry when the list has the same unreadable row as before', async () => {
    const rows = [
      { id: 1, expires: null },
      { id: 2, expires: '2027-01-01' },
    ]
    const { user, server } = await renderApp('/tokens/new', {
      handlers: [http.get(TOKENS_URL, () => HttpResponse.json(rows))],
    })
    await screen.findByText('1 item could not be read.')
    server.use(answerOnce('post', '', () => new HttpResponse(null, { status: 500 })))
    await createToken(user, 'CI release')
    expect(await screen.findByText('No token was created. You can try again.')).toBeVisible()
  })

  test('shows the value of a token whose expiry cannot be read, and does not list the token as one that never expires', async () => {
    const { user, server } = await renderApp('/tokens/new', {
      handlers: [http.get(TOKENS_URL, () => HttpResponse.json([{ id: 1, description: 'first' }]))],
    })
    await screen.findByText('first')
    const created = { id: 9, description: 'CI release', expires: '2027-01-01', token: `9-${'a'.repeat(40)}` }
    server.use(
      answerOnce('post', '', () => HttpResponse.json(created, { status: 201 })),
      http.get(TOKENS_URL, () => deferred<Response>().promise),
    )
    await createToken(user, 'CI release')
    expect(await shownSecret()).toBe(created.token)
    expect(await shownTokens()).toEqual(['first'])
  })

  test('lets the user create another token next to a lost one that cannot be deleted', async () => {
    const { user, change, server } = await openNewTokenForm('/tokens', { scenario: { condition: 'tokens-lost' } })
    await createToken(user, 'CI release')
    await screen.findByText(/^Token 14001 was created/)

    change({ condition: 'normal' })
    server.use(answerOnce('delete', '/14001', denyAccess))
    await press(user, 'Delete it and create again')
    expect(
      await screen.findByText('Could not delete token 14001. You can create another one next to it.'),
    ).toBeVisible()

    await press(user, 'Create anyway')
    expect(await shownSecret()).toMatch(/^14002-/)
  })
})

describe('when the user goes Back before the response', () => {
  const listFails = http.get(TOKENS_URL, denyAccess)

  /** Goes Back, which closes the dialog. */
  async function goBack() {
    history.back()
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  }

  test.each<[outcome: string, respond: () => Response | undefined, announcement: string, more?: RequestHandler]>([
    [
      'that the token was created without its value being shown',
      () => undefined,
      'Token 14001 was created after you left. Its value was not shown, so delete it.',
    ],
    [
      'that the server rejected the request',
      denyAccess,
      'Token CI release was not created. Your account is not allowed to do this.',
    ],
    [
      'that no token was created',
      () => HttpResponse.error(),
      'Token CI release was not created. Could not reach the server.',
    ],
    [
      'that the outcome is unknown',
      () => HttpResponse.error(),
      'Could not find out whether token CI release was created. Check the list and delete any token whose value you never received.',
      listFails,
    ],
  ])('announces %s', async (_outcome, respond, announcement, more) => {
    const { user, server } = await openNewTokenForm('/tokens', { scenario: { condition: 'tokens-lost' } })
    const gate = deferred<undefined>()
    server.use(
      http.post(TOKENS_URL, () => gate.promise.then(respond)),
      ...(more ? [more] : []),
    )
    await createToken(user, 'CI release')
    await goBack()
    gate.resolve(undefined)

    expect(await screen.findByText(announcement)).toBeVisible()
  })

  test.each([
    [
      'that the lost token was deleted',
      204,
      'Deleted token 14001, whose value never arrived. No other token was created.',
    ],
    ['that the lost token could not be deleted', 403, 'Could not delete token 14001, whose value never arrived.'],
  ])('announces %s, and creates no other token', async (_outcome, status, announcement) => {
    const { user, server, requests } = await openNewTokenForm('/tokens', { scenario: { condition: 'tokens-lost' } })
    await createToken(user, 'CI release')
    const response = deferred<Response>()
    server.use(answerOnce('delete', '/14001', () => response.promise))
    await press(user, 'Delete it and create again')
    await goBack()
    response.resolve(new HttpResponse(null, { status }))

    expect(await screen.findByText(announcement)).toBeVisible()
    expect(writes(requests)).toEqual(['POST', 'DELETE /14001'])
  })
})

describe('while a token is being created', () => {
  test('Escape and Cancel do not close the dialog, because the value would never be shown', async () => {
    const { user, server } = await openNewTokenForm('/tokens')
    const response = deferred<Response>()
    server.use(answerOnce('post', '', () => response.promise))
    await createToken(user, 'CI release')
    await user.keyboard('{Escape}')
    await press(user, 'Cancel')
    expect(screen.getByRole('dialog', { name: 'New token' })).toBeVisible()

    response.resolve(denyAccess())
    await screen.findByText('Your account is not allowed to do this.')
    await press(user, 'Cancel')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  test('the new token stays on screen when the list then fails to load', async () => {
    const { user, server } = await openNewTokenForm('/tokens')
    server.use(http.get(TOKENS_URL, () => HttpResponse.json({ error: 'Not found.' }, { status: 404 })))
    await createToken(user, 'CI release')
    const secret = await shownSecret()

    expect(await screen.findByText('Could not load the tokens.')).toBeInTheDocument()
    expect(screen.getByText(secret)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Access tokens', hidden: true })).toBeInTheDocument()
  })
})
