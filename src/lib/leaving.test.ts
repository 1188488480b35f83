import { expect, onTestFinished, test, vi } from 'vitest'

import { reloadUnlessLeaving, watchUnload } from './leaving'

function stubReload() {
  const reload = vi.fn<() => void>()
  vi.stubGlobal('location', { reload })
  onTestFinished(watchUnload())
  return reload
}

test('reloads immediately if the browser is not leaving the page', () => {
  const reload = stubReload()
  reloadUnlessLeaving()
  expect(reload).toHaveBeenCalledOnce()
})

test('reloads a page that the browser is leaving only after the page has stayed', () => {
  vi.useFakeTimers()
  const reload = stubReload()
  dispatchEvent(new Event('beforeunload'))
  vi.advanceTimersByTime(4_000)
  reloadUnlessLeaving()
  vi.advanceTimersByTime(5_900)
  expect(reload).not.toHaveBeenCalled()
  vi.advanceTimersByTime(200)
  expect(reload).toHaveBeenCalledOnce()
})
