import * as z from 'zod/mini'

import type { ManagementToken } from '~/api/management-tokens'
import { isBlank } from '~/lib/visible-text'

import { tokenFormWords as words } from './dialog-words'

const HOUR = 60 * 60_000
const DAY_HOURS = 24

/** In hours. The shortest is the default of the platform's own form. */
export const presets = [2, DAY_HOURS, 7 * DAY_HOURS, 30 * DAY_HOURS, 90 * DAY_HOURS, 365 * DAY_HOURS]

/**
 * The lifetime of a new token, as the form's fields hold it. `lifetime` is a preset in hours, or 'hours' or 'date' if the
 * field of that name counts. `date` is YYYY-MM-DD and means the last minute of that day in the user's time zone.
 */
export type Lifetime = { lifetime: string; hours: string; date: string }
export type TokenValues = Lifetime & { name: string }

const MAX_NAME_LENGTH = 255

/** Schema of the form. `now` returns the server's time. */
export const tokenForm = (maxDays: number, now: () => number) =>
  z
    .object({
      name: z.string().check(
        z.trim(),
        z.refine((name) => !isBlank(name), { error: words.needName }),
        z.maxLength(MAX_NAME_LENGTH, { error: words.tooLong }),
      ),
      lifetime: z.string(),
      hours: z.string(),
      date: z.string(),
    })
    .check((context) => {
      const problem = problemOf(context.value, maxDays, now())
      const path = [fieldOf(context.value)]
      if (problem) context.issues.push({ code: 'custom', message: problem, path, input: context.value })
    })

/** The field that shows an error of the lifetime. */
export function fieldOf({ lifetime }: Lifetime): keyof Lifetime {
  return lifetime === 'hours' || lifetime === 'date' ? lifetime : 'lifetime'
}

/** Returns why a lifetime is invalid, or undefined. */
export function problemOf(values: Lifetime, maxDays: number, now: number): string | undefined {
  const field = fieldOf(values)
  if (field === 'date' && !parseDay(values.date)) return words.needDate
  if (field === 'hours' && !/^\s*\d+\s*$/.test(values.hours)) return words.needHours
  const end = endOf(values, now)
  if (end && end.getTime() < now + HOUR) return words.tooSoon
  const last = now + maxDays * DAY_HOURS * HOUR
  return !end || end.getTime() > last ? words.tooLate(maxDays) : undefined
}

/** Expiry of a token that is created now. Undefined if the entered lifetime is incomplete. */
export function endOf(values: Lifetime, now: number): Date | undefined {
  if (values.lifetime === 'date') return parseDay(values.date)
  const hours = Number((values.lifetime === 'hours' ? values.hours : values.lifetime).trim() || Number.NaN)
  const end = new Date(now + hours * HOUR)
  return Number.isNaN(end.getTime()) ? undefined : end
}

/** Seconds until the expiry, for the create request. */
export function secondsOf(values: Lifetime, now: number): number {
  return Math.round(((endOf(values, now)?.getTime() ?? now) - now) / 1000)
}

/** A day in the user's time zone, as YYYY-MM-DD. */
export function dayOf(time: Date): string {
  const twoDigits = (number: number) => `${number}`.padStart(2, '0')
  return `${time.getFullYear()}-${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())}`
}

/** The day on which the shortest preset ends, for an empty date field. */
export const firstDay = (now: number): string => dayOf(new Date(now + (presets[0] ?? 0) * HOUR))

/** The last minute of a day in the user's time zone. Undefined for a day that does not exist, such as 30 February. */
function parseDay(text: string): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  const end = new Date(Number(year), Number(month) - 1, Number(day), 23, 59)
  return end.getDate() === Number(day) ? end : undefined
}

/** Form values for a lifetime in hours: a preset if one fits, otherwise custom hours, which the form validates. */
function lifetimeOf(hours: number, maxDays: number): Lifetime {
  const fits = presets.includes(hours) && hours <= maxDays * DAY_HOURS
  return { lifetime: fits ? `${hours}` : 'hours', hours: fits ? '' : `${hours}`, date: '' }
}

/** Form values of a new token. The default is the shortest preset. */
export const defaultLifetime = (): Lifetime => ({ lifetime: `${presets[0]}`, hours: '', date: '' })

type Lived = Pick<ManagementToken, 'created' | 'expires'>

/** Form values for the lifetime of another token, up to the configured maximum. */
export function sameLifetime(token: Lived, maxDays: number): Lifetime {
  return lifetimeOf(Math.max(1, Math.min(hoursOf(token), maxDays * DAY_HOURS)), maxDays)
}

/** True if a token lives longer than a number of days. Rounded to hours, because a server may add seconds. */
export const livesLonger = (token: Lived, days: number): boolean => hoursOf(token) > days * DAY_HOURS

/** Lifetime of a token. Infinite for a token that does not expire, or whose date of creation is unknown. */
function hoursOf({ created, expires }: Lived): number {
  return created && expires ? Math.round((expires.getTime() - created.getTime()) / HOUR) : Number.POSITIVE_INFINITY
}
