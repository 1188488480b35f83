import type { ManagementToken } from '~/api/management-tokens'

import { calendarWords as words } from './words'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
/** Maximum line length in octets. Longer lines are folded (RFC 5545, section 3.1). */
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
    // The same ID for the same token, so that a second import does not add a second event.
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

/** The reminder's offset as a duration (RFC 5545, section 3.3.6). */
function reminder(left: number): string {
  if (left > 7 * DAY) return 'P7D'
  if (left > DAY) return 'P1D'
  return left > 2 * HOUR ? 'PT1H' : 'PT15M'
}

/** Formats an instant in UTC, which every calendar shows in its local time (RFC 5545, section 3.3.5, form 2). */
function utc(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d+/g, '')
}

/**
 * Escapes a text (RFC 5545, section 3.3.11). Removes control characters, which are not allowed in it, and the line
 * separators of Unicode, at which some readers begin a new line.
 */
function escapeText(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n?|\n/g, '\\n')
      // oxlint-disable-next-line no-control-regex -- removes control characters
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')
  )
}

/** Folds a line after 75 octets, never inside a character. Each continuation starts with a space. */
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
