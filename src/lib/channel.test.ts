import { expect, test, vi } from 'vitest'

import { openChannel } from './channel'

test('opens no channel where the browser denies storage, and does not throw', () => {
  vi.stubGlobal(
    'BroadcastChannel',
    vi.fn<() => never>(() => {
      throw new DOMException('denied', 'SecurityError')
    }),
  )
  expect(openChannel('latchkey.test')).toBeUndefined()
})

test('opens no channel in a browser without channels', () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  expect(openChannel('latchkey.test')).toBeUndefined()
})
