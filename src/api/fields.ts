import * as z from 'zod/mini'

import { isBlank } from '~/lib/visible-text'

/** Schema for a field that the server may leave out, or send as null or as a text without a visible character. */
export function maybe<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.optional(
    // The types of `pipe` lose the input of the schema, and do not know that null becomes undefined.
    z.pipe(z.transform(toUndefined), z.optional(schema) as z.ZodMiniType) as unknown as z.ZodMiniType<
      z.output<Schema> | undefined,
      z.input<Schema> | null
    >,
  )
}

const toUndefined = (value: unknown): unknown =>
  value === null || (typeof value === 'string' && isBlank(value)) ? undefined : value

/** Schema for a field that only adds to its row: a value that cannot be read counts as missing. */
export function ifReadable<Schema extends z.ZodMiniType>(schema: Schema) {
  const optional = maybe(schema)
  return z.optional(
    z.transform((value: z.input<Schema> | null): z.output<Schema> | undefined => optional.safeParse(value).data),
  )
}

/** Schema for a text that may be missing. */
export const MaybeText = maybe(z.string())

/** Schema for a count, which some servers send as a text. */
export const Count = z.pipe(
  z.transform((value: number | string) => (/^\d{1,15}$/.test(`${value}`) ? Number(value) : undefined)),
  z.number(),
)

/**
 * Control characters, line separators and half characters. A line break in a .env file begins another variable, and half
 * a character cannot be written into a URL.
 */
const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u

/** Schema for an ID, a secret or a token: not empty, and without control characters. */
export const Opaque = z.string().check(
  z.minLength(1),
  z.refine((text) => !CONTROL.test(text), { error: 'control character' }),
)
