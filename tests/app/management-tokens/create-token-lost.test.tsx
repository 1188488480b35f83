import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse, type RequestHandler } from 'msw'
import { describe, expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'
import { answerOnce, createToken, keepSecret, press, secretShown, shownTokens, TOKENS_URL, writes } from './tokens-page'

describe('an answer that never arrives', () => {
  test('may have made a token: it is named, and deleted before another is made', async () => {
    const { user, change, requests } = await renderApp('/tokens', { scenario: { condition: 'tokens-lost' } })
    await shownTokens()
    await press(user, 'New token')
    await createToken(user, 'CI release')
    expect(
      await screen.findByText(/^The token 14001 was made, but the answer with its value never arrived/),
    ).toBeVisible()
    change({ condition: 'normal' })
    await press(user, 'Delete it and create again')
    await secretShown()
    expect(writes(requests)).toEqual(['POST', 'DELETE /14001', 'POST'])
    await keepSecret(user)
    await waitFor(async () => expect((await shownTokens()).filter((name) => name === 'CI release')).toHaveLength(1))
  })

  test('may have made none: then it is safe to try again', async () => {
    const { user, requests } = await renderApp('/tokens', { scenario: { condition: 'tokens-create-fails' } })
    await shownTokens()
    await press(user, 'New token')
    await createToken(user, 'CI release')
    expect(await screen.findByText('No token was made: you can try again.')).toBeVisible()
    await press(user, 'Try again')
    await secretShown()
    expect(writes(requests)).toEqual(['POST', 'POST'])
  })

  test('is a question that stays open when the list cannot be asked either', async () => {
    const { user, change, server } = await renderApp('/tokens')
    await shownTokens()
    await press(user, 'New token')
    server.use(answerOnce('post', '', () => HttpResponse.error()))
    change({ condition: 'offline-api' })
    await createToken(user, 'CI release')
    expect(await screen.findByText(/^Whether a token was made is not known/)).toBeVisible()
    expect(screen.getByLabelText('Name')).toHaveValue('CI release')
  })

  test('is no reason to take somebody else’s new token for one’s own', async () => {
    const { user, server } = await renderApp('/tokens')
    await shownTokens()
    await press(user, 'New token')
    const other = {
      id: 7,
      description: 'CI release',
      created: '2024-01-01T00:00:00Z',
      lastUsed: '2024-02-01T00:00:00Z',
    }
    server.use(
      answerOnce('post', '', () => HttpResponse.error()),
      http.get(TOKENS_URL, () => HttpResponse.json([other])),
    )
    await createToken(user, 'CI release')
    expect(await screen.findByText(/^Whether a token was made is not known/)).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Delete it and create again' })).not.toBeInTheDocument()
  })

  test('leaves a token that cannot be deleted: then another can be made beside it', async () => {
    const { user, change, server } = await renderApp('/tokens', { scenario: { condition: 'tokens-lost' } })
    await shownTokens()
    await press(user, 'New token')
    await createToken(user, 'CI release')
    await screen.findByText(/^The token 14001 was made/)
    change({ condition: 'normal' })
    server.use(answerOnce('delete', '/14001', () => HttpResponse.json({ error: 'Access denied.' }, { status: 403 })))
    await press(user, 'Delete it and create again')
    expect(
      await screen.findByText('The token 14001 could not be deleted. You can make another beside it.'),
    ).toBeVisible()
    await press(user, 'Create anyway')
    expect(await secretShown()).toMatch(/^14002-/)
  })
})

describe('a token whose maker goes Back before the answer', () => {
  const GET_FAILS = http.get(TOKENS_URL, () => HttpResponse.json({ error: 'Access denied.' }, { status: 403 }))

  test.each<[what: string, answer: () => Response | undefined, said: string, more?: RequestHandler]>([
    [
      'is there without its value',
      () => undefined,
      'Token 14001 was made after you had left. Its value was not shown: delete it.',
    ],
    [
      'was refused',
      () => HttpResponse.json({ error: 'Access denied.' }, { status: 403 }),
      'The token CI release was not made. Your account is not allowed to do this.',
    ],
    ['was not made', () => HttpResponse.error(), 'The token CI release was not made. The server could not be reached.'],
    [
      'may be there',
      () => HttpResponse.error(),
      'Whether the token CI release was made is not known. Look into the list: one whose value never arrived is better deleted.',
      GET_FAILS,
    ],
  ])('%s: that is said where they are', async (_what, answer, said, more) => {
    const { user, server } = await renderApp('/tokens', { scenario: { condition: 'tokens-lost' } })
    await shownTokens()
    await press(user, 'New token')
    const gate = deferred<undefined>()
    server.use(
      http.post(TOKENS_URL, () => gate.promise.then(answer)),
      ...(more ? [more] : []),
    )
    await createToken(user, 'CI release')
    await goBack()
    gate.resolve(undefined)
    expect(await screen.findByText(said)).toBeVisible()
  })

  test.each([
    [
      'the lost one could be deleted: no other is made',
      204,
      'Token 14001, whose value never arrived, is deleted. No other was made.',
    ],
    [
      'the lost one could not be deleted: it is named',
      403,
      'Token 14001, whose value never arrived, could not be deleted.',
    ],
  ])('when %s', async (_what, status, said) => {
    const { user, server, requests } = await renderApp('/tokens', { scenario: { condition: 'tokens-lost' } })
    await shownTokens()
    await press(user, 'New token')
    await createToken(user, 'CI release')
    const answer = deferred<Response>()
    server.use(answerOnce('delete', '/14001', () => answer.promise))
    await press(user, 'Delete it and create again')
    await goBack()
    answer.resolve(new HttpResponse(null, { status }))
    expect(await screen.findByText(said)).toBeVisible()
    expect(writes(requests)).toEqual(['POST', 'DELETE /14001'])
  })

  async function goBack() {
    history.back()
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  }
})

describe('a token under way', () => {
  test('is waited for: whoever leaves the dialog would never see its value', async () => {
    const { user, server } = await renderApp('/tokens')
    await shownTokens()
    await press(user, 'New token')
    const answer = deferred<Response>()
    server.use(answerOnce('post', '', () => answer.promise))
    await createToken(user, 'CI release')
    await user.keyboard('{Escape}')
    await press(user, 'Cancel')
    expect(screen.getByRole('dialog', { name: 'New token' })).toBeVisible()
    answer.resolve(HttpResponse.json({ error: 'Access denied.' }, { status: 403 }))
    await screen.findByText('Your account is not allowed to do this.')
    await press(user, 'Cancel')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  test('stays on screen when the list is not there a moment later', async () => {
    const { user, server } = await renderApp('/tokens')
    await shownTokens()
    await press(user, 'New token')
    server.use(http.get(TOKENS_URL, () => HttpResponse.json({ error: 'Not found.' }, { status: 404 })))
    await createToken(user, 'CI release')
    const secret = await secretShown()
    expect(await screen.findByText('Could not load the tokens.')).toBeInTheDocument()
    expect(screen.getByText(secret)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Access tokens', hidden: true })).toBeInTheDocument()
  })
})
