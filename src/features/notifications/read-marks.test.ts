import { afterEach, expect, test, vi } from 'vitest'

import { keepReadMarks, READ_MARK_MS, readReadMarks, removeOldReadMarks } from './read-marks'

const MARIA = 'auth0|maria'
const storedMarks = () => localStorage.getItem('latchkey.read-marks') ?? ''

afterEach(() => localStorage.clear())

function markEarlier(id: string) {
  const longAgo = Date.now() - READ_MARK_MS - 1
  vi.spyOn(Date, 'now').mockReturnValueOnce(longAgo)
  keepReadMarks(MARIA, [id])
}

test('reading the marks writes nothing, because a write during a render updates other components', () => {
  markEarlier('1')
  const before = storedMarks()
  const writes = [vi.spyOn(Storage.prototype, 'setItem'), vi.spyOn(Storage.prototype, 'removeItem')]
  expect(readReadMarks(MARIA)).toEqual(new Map())
  expect(before).toContain('"1"')
  for (const write of writes) expect(write).not.toHaveBeenCalled()
})

test('marks older than five minutes are removed, and newer ones stay', () => {
  keepReadMarks(MARIA, ['2'])
  markEarlier('1')
  expect(storedMarks()).toContain('"1"')
  removeOldReadMarks()
  expect(storedMarks()).not.toContain('"1"')
  expect(storedMarks()).toContain('"2"')
})
