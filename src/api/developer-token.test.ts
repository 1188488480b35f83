import { renderHook } from '@testing-library/react'
import { StrictMode } from 'react'
import { expect, test } from 'vitest'
import { useStore } from 'zustand'

import { clearDeveloperToken, currentDeveloperToken, developerToken, setDeveloperToken } from './developer-token'

const token = { clientId: 'client', token: 'a.b.c' }
const mountCard = () => renderHook(() => useStore(developerToken), { wrapper: StrictMode })

test('the token is kept while a card shows it, and dropped when the last card unmounts', async () => {
  const first = mountCard()
  const second = mountCard()
  setDeveloperToken(token)

  first.unmount()
  await Promise.resolve()
  expect(currentDeveloperToken()).toBe(token)

  second.unmount()
  await Promise.resolve()
  expect(currentDeveloperToken()).toBeUndefined()
})

test("a token that arrived before its card survives strict mode's second mount", async () => {
  setDeveloperToken(token)

  const card = mountCard()
  await Promise.resolve()

  expect(card.result.current).toBe(token)
  card.unmount()
})

test('clearing removes the token from the current and from the initial state of the store', () => {
  setDeveloperToken(token)

  clearDeveloperToken()

  expect([developerToken.getState(), developerToken.getInitialState()]).toEqual([undefined, undefined])
})
