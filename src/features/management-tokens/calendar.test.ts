import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'

import { expiryEvent } from './calendar'

const DAY = 24 * 60 * 60_000
const PAGE = 'https://console.example.com/tokens'
const NOW = Date.UTC(2026, 10, 20, 9, 30, 15, 500)
const expires = new Date(Date.UTC(2027, 0, 30, 14, 5))

const token = { id: '13702', name: 'CI deploy', expires }

/** Parses the event with ical.js. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const event = calendar.getFirstSubcomponent('vevent')
  const alarm = event?.getFirstSubcomponent('valarm')
  return {
    version: calendar.getFirstPropertyValue('version'),
    summary: event?.getFirstPropertyValue('summary'),
    description: event?.getFirstPropertyValue('description'),
    start: event?.getFirstPropertyValue('dtstart')?.toString(),
    stamp: event?.getFirstPropertyValue('dtstamp')?.toString(),
    uid: event?.getFirstPropertyValue('uid'),
    url: event?.getFirstPropertyValue('url'),
    trigger: alarm?.getFirstPropertyValue('trigger')?.toString(),
    action: alarm?.getFirstPropertyValue('action'),
  }
}

test('contains the expiry in UTC, with a reminder one week before', () => {
  expect(read(expiryEvent(token, PAGE, NOW))).toEqual({
    version: '2.0',
    summary: 'Access token “CI deploy” expires',
    description: `Token 13702 stops working at this moment. Rotate it before then: ${PAGE}`,
    start: '2027-01-30T14:05:00Z',
    stamp: '2026-11-20T09:30:15Z',
    uid: 'token-13702@console.example.com',
    url: PAGE,
    trigger: '-P7D',
    action: 'DISPLAY',
  })
})

test.each([
  ['less than a week', 7 * DAY, '-P1D'],
  ['less than a day', DAY, '-PT1H'],
  ['less than two hours', DAY / 12, '-PT15M'],
])('has a later reminder if %s is left', (_left, left, trigger) => {
  const soon = { ...token, expires: new Date(NOW + left) }
  expect(read(expiryEvent(soon, PAGE, NOW)).trigger).toBe(trigger)
})

test('has the same event ID for the same token, so that a second import adds no event', () => {
  const [one, other] = [NOW, NOW + DAY].map((now) => read(expiryEvent(token, PAGE, now)).uid)
  expect(one).toBe(other)
})

describe('RFC 5545', () => {
  const awkward = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.constantFrom('a;b,c\\d', 'two\nlines', 'BEGIN:VEVENT\r\nSUMMARY:x', '🔑'.repeat(90), 'é'.repeat(200), '\\n', ''),
  )

  test('keeps any name, with a space in place of control characters', () => {
    fc.assert(
      fc.property(awkward, (name) => {
        const { summary } = read(expiryEvent({ ...token, name }, PAGE, NOW))
        const kept = name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
        // A message isolates a name with right-to-left letters from its sentence.
        const visible = (text: string) => text.replace(/[\u2066-\u2069]/g, '')
        expect(visible(String(summary))).toBe(visible(`Access token “${kept}” expires`))
      }),
    )
  })

  test.each(['\u0085', '\u2028', '\u2029', '\u009F'])('replaces %j, which could begin another event', (separator) => {
    const file = expiryEvent({ ...token, name: `x${separator}BEGIN:VEVENT` }, PAGE, NOW)
    expect(file).not.toContain(separator)
    expect(read(file).summary).toBe('Access token “x BEGIN:VEVENT” expires')
  })

  test('ends lines in CRLF, and folds them at 75 octets without splitting a character', () => {
    fc.assert(
      fc.property(awkward, (name) => {
        const file = expiryEvent({ ...token, name }, PAGE, NOW)
        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
        for (const line of file.slice(0, -2).split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
          expect(() => encodeURIComponent(line)).not.toThrow()
        }
      }),
    )
  })
})
