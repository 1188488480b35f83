import * as z from 'zod/mini'

import { ifReadable } from './fields'

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/

/**
 * Parses every form of instant that the two dialects send: up to nine fraction digits, `+0200` without a colon, a space
 * instead of the T, and no zone at all, which means UTC (JavaScript would read it as local time). Returns null for
 * anything else, including February 30, which JavaScript would turn into March.
 */
export function parseInstant(text: string): Date | null {
  const match = INSTANT.exec(text)
  if (!match) return null
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = match
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0')
  const utc = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`)
  if (Number.isNaN(utc.getTime()) || utc.getUTCDate() !== Number(day)) return null
  return new Date(utc.getTime() - offsetOf(zone))
}

/** The zone's offset from UTC in milliseconds, positive east of Greenwich. */
function offsetOf(zone: string): number {
  if (zone === 'Z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000
}

/** Schema for an optional instant. An invalid date counts as missing: the documented samples contain some. */
export const MaybeInstant = z.pipe(
  ifReadable(z.string()),
  z.transform((text) => (text ? (parseInstant(text) ?? undefined) : undefined)),
)
