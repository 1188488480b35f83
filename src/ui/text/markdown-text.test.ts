import { expect, test } from 'vitest'

import { splitAtUrls } from './markdown-text'

const urlsIn = (text: string) => splitAtUrls(text).flatMap((piece) => (piece.isUrl ? [piece.text] : []))

test.each([
  ['See https://a.example/x.', 'https://a.example/x'],
  ['(https://a.example/x_(y))…', 'https://a.example/x_(y)'],
  ['https://a.example/?q=1?!', 'https://a.example/?q=1'],
  ['“https://a.example/”', 'https://a.example/'],
])('finds the URL in %s', (text, url) => {
  expect(urlsIn(text)).toEqual([url])
})

test('takes linear time for a URL with 200,000 dots', () => {
  const timeOf = (count: number) => {
    const text = `https://a.example/${'.'.repeat(count)}x${'.'.repeat(count)}`
    const start = performance.now()
    expect(urlsIn(text)).toEqual([`https://a.example/${'.'.repeat(count)}x`])
    return performance.now() - start
  }
  timeOf(1000)
  // Quadratic time would be 10,000 times as long for 100 times the dots. The floor absorbs the clock's resolution.
  expect(timeOf(200_000)).toBeLessThan(1000 * Math.max(timeOf(2000), 1))
})
