import type { ManagementToken } from '~/api/management-tokens'

import { calendarWords as words } from './words'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
/** RFC 5545, 3.1: lines longer than this are folded. In octets, not in characters. */
const LINE_OCTETS = 75

type Dated = Pick<ManagementToken, 'id' | 'name'> & { expires: Date }

/**
 * Returns a calendar file (RFC 5545) with an event at a token's expiry. Its reminder comes a week before, or a day, an hour
 * or 15 minutes if less time is left. `page` is the URL to rotate the token at.
 */
export function expiryEvent({ id, name, expires }: Dated, page: string, now: number): string {
  const left = expires.getTime() - now
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Latchkey//Access tokens//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    // The same token again is the same event: importing twice makes no second one.
    `UID:${escapeText(`token-${id}@${new URL(page).host}`)}`,
    `DTSTAMP:${utc(new Date(now))}`,
    `DTSTART:${utc(expires)}`,
    // The event has no duration and does not mark the user as busy.
    'TRANSP:TRANSPARENT',
    `SUMMARY:${escapeText(words.summary(name))}`,
    `DESCRIPTION:${escapeText(words.description(id, page))}`,
    `URL:${page}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:-${reminder(left)}`,
    `DESCRIPTION:${escapeText(words.summary(name))}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

/** How long before the end, as RFC 5545 writes a duration (3.3.6). */
function reminder(left: number): string {
  if (left > 7 * DAY) return 'P7D'
  if (left > DAY) return 'P1D'
  return left > 2 * HOUR ? 'PT1H' : 'PT15M'
}

/** RFC 5545, 3.3.5, form 2: UTC, so that every calendar shows its own local time. */
function utc(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d+/g, '')
}

/** RFC 5545, 3.3.11. A control character has no place in a text. */
function escapeText(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n?|\n/g, '\\n')
      // oxlint-disable-next-line no-control-regex -- they are what is to be removed
      .replace(/[\u0000-\u001f\u007f]/g, ' ')
  )
}

/** Breaks a line into pieces of 75 octets, never inside a character. A piece after the first begins with a space. */
function fold(line: string): string {
  const encoder = new TextEncoder()
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > LINE_OCTETS) {
      pieces.push(piece)
      piece = ' '
      octets = 1
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join('\r\n')
}
