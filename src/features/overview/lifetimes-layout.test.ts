import { describe, expect, test } from 'vitest'

import type { Lifetime } from '~/ui/feedback/lifetime'

import { chooseTimeSpan, DAY, drawLifetimes } from './lifetimes-layout'

const NOW = Date.UTC(2026, 10, 20, 12)
const day = (days: number) => new Date(NOW + days * DAY)

function token(
  name: string,
  created: number,
  expires: number | undefined,
  status: Lifetime['status'] = 'active',
): Lifetime {
  const end = expires === undefined ? undefined : day(expires)
  return { id: name, name, status, statusText: status, created: day(created), expires: end, to: '/tokens' }
}

describe('the time span', () => {
  const reach = (back: number, ahead: number) => ({ back: back * DAY, ahead: ahead * DAY })

  test('is the shortest round number of days that contains all tokens', () => {
    expect(chooseTimeSpan([reach(29, 71), reach(20, 9), reach(8, 26)])).toEqual({ past: 30, future: 90 })
    expect(chooseTimeSpan([reach(1, 6), reach(2, 3)])).toEqual({ past: 7, future: 7 })
  })

  test('is not stretched by one token that lasts ten years', () => {
    expect(chooseTimeSpan([reach(29, 71), reach(20, 3650), reach(8, 26)])).toEqual({ past: 30, future: 90 })
    expect(chooseTimeSpan([reach(10, 14), reach(10, 3650)])).toEqual({ past: 30, future: 30 })
  })

  test('spans one year at most', () => {
    expect(chooseTimeSpan([reach(1000, 3650)])).toEqual({ past: 365, future: 365 })
  })

  test('leaves space before and after today', () => {
    expect(chooseTimeSpan([reach(300, 3)])).toEqual({ past: 365, future: 90 })
    expect(chooseTimeSpan([reach(0.5, 300)])).toEqual({ past: 90, future: 365 })
  })

  test('ignores tokens without an expiry and expired tokens', () => {
    expect(chooseTimeSpan([reach(5, Infinity), reach(6, -20)])).toEqual({ past: 7, future: 7 })
    expect(chooseTimeSpan([])).toEqual({ past: 7, future: 7 })
  })
})

describe('the bars', () => {
  const names = (tokens: Lifetime[]) => drawLifetimes(tokens, NOW).bars.map((bar) => bar.lane.name)

  test('are sorted by urgency, with expired tokens last', () => {
    const over = [token('long over', -80, -50, 'expired'), token('just over', -80, -1, 'expired')]
    const off = token('off', -5, 3, 'disabled')
    const living = [token('later', -5, 60), token('endless', -5, undefined), token('soon', -5, 2)]
    expect(names([...over, off, ...living])).toEqual(['soon', 'later', 'endless', 'off', 'just over', 'long over'])
  })

  test('are limited to eight, and the others are counted', () => {
    const many = Array.from({ length: 11 }, (_, index) => token(`t${index}`, -1, index + 1))
    expect(drawLifetimes(many, NOW).bars).toHaveLength(8)
    expect(drawLifetimes(many, NOW).hiddenCount).toBe(3)
  })

  test('reach from creation to expiry within the span, with the position of today', () => {
    const chart = drawLifetimes([token('a', -30, 90)], NOW)
    expect(chart).toMatchObject({ past: 30, future: 90, today: 0.25 })
    expect(chart.bars[0]).toMatchObject({ from: 0, to: 1, isOpenStart: false, isOpenEnd: false })
  })

  test('are cut off at the edges and marked as continuing', () => {
    const tokens = [token('a', -20, 20), token('b', -20, 25), token('old', -400, 3650), token('endless', -1, undefined)]
    const bars = drawLifetimes(tokens, NOW).bars
    expect(bars.map(({ isOpenStart, isOpenEnd }) => [isOpenStart, isOpenEnd])).toEqual([
      [false, false],
      [false, false],
      [true, true],
      [false, true],
    ])
    for (const { from, to } of bars) expect(from >= 0 && to <= 1 && from <= to).toBe(true)
  })

  test('end today if the server reports a token as expired before its expiry date', () => {
    const { bars, today } = drawLifetimes([token('a', -5, 5, 'expired')], NOW)
    expect(bars[0]).toMatchObject({ to: today })
  })
})
