import * as z from 'zod/mini'

import { tokenFormWords as words } from './dialog-words'

const HOUR = 60 * 60_000
const DAY_HOURS = 24

/** Hours. The shortest is what the platform's own form suggests (api-facts §1.5). */
export const presets = [2, DAY_HOURS, 7 * DAY_HOURS, 30 * DAY_HOURS, 90 * DAY_HOURS, 365 * DAY_HOURS]

/**
 * How long a token shall live, as a form holds it: one of the presets in hours, or `hours` or `date` for the field of
 * that name. `date` is a day as an input gives it, and means its last minute where the person is.
 */
export type Lifetime = { lifetime: string; hours: string; date: string }
export type TokenValues = Lifetime & { name: string }

const MAX_NAME_LENGTH = 255

/** Checks what was typed. `now` is the server's, at the moment of the check. */
export const tokenForm = (maxDays: number, now: () => number) =>
  z
    .object({
      name: z
        .string()
        .check(
          z.trim(),
          z.minLength(1, { error: words.needName }),
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

/** The field that a person would change to change the lifetime. */
export function fieldOf({ lifetime }: Lifetime): keyof Lifetime {
  return lifetime === 'hours' || lifetime === 'date' ? lifetime : 'lifetime'
}

/** What is wrong with a lifetime, in words. */
export function problemOf(values: Lifetime, maxDays: number, now: number): string | undefined {
  const field = fieldOf(values)
  if (field === 'date' && !parseDay(values.date)) return words.needDate
  if (field === 'hours' && !/^\s*\d+\s*$/.test(values.hours)) return words.needHours
  const end = endOf(values, now)
  if (end && end.getTime() < now + HOUR) return words.tooSoon
  const last = now + maxDays * DAY_HOURS * HOUR
  return !end || end.getTime() > last ? words.tooLate(maxDays) : undefined
}

/** When a token that is made now will end; undefined while what is typed says nothing. */
export function endOf(values: Lifetime, now: number): Date | undefined {
  if (values.lifetime === 'date') return parseDay(values.date)
  const hours = Number((values.lifetime === 'hours' ? values.hours : values.lifetime).trim() || Number.NaN)
  const end = new Date(now + hours * HOUR)
  return Number.isNaN(end.getTime()) ? undefined : end
}

/** Seconds from now until the end: what the server is told. */
export function secondsOf(values: Lifetime, now: number): number {
  return Math.round(((endOf(values, now)?.getTime() ?? now) - now) / 1000)
}

/** The last minute of a day, where the person is. A 30 February is no day. */
function parseDay(text: string): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  const end = new Date(Number(year), Number(month) - 1, Number(day), 23, 59)
  return end.getDate() === Number(day) ? end : undefined
}

/** Whole hours as the form shows them: a preset where there is one. Anything else is for the person to put right. */
export function lifetimeOf(hours: string | null, maxDays: number): Lifetime {
  const fits = presets.some((preset) => `${preset}` === hours && preset <= maxDays * DAY_HOURS)
  if (hours === null) return { lifetime: `${presets[0]}`, hours: '', date: '' }
  return { lifetime: fits ? hours : 'hours', hours: fits ? '' : hours, date: '' }
}

/** As long as another one lived, as far as that is allowed. */
export function sameLifetime(token: { created: Date; expires: Date | undefined }, maxDays: number): Lifetime {
  const end = token.expires?.getTime() ?? Number.POSITIVE_INFINITY
  const hours = Math.round((end - token.created.getTime()) / HOUR)
  return lifetimeOf(`${Math.max(1, Math.min(hours, maxDays * DAY_HOURS))}`, maxDays)
}
