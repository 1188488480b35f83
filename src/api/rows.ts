import * as z from 'zod/mini'

import { describeIssue } from './describe-issue'

/** The rows of a list that do not match its schema. */
export type Unreadable = {
  count: number
  /** The path and type of the first mismatch, for the reference. Never a value. */
  shape: string
  /** The ID of each row, or its position if the ID cannot be read either. */
  keys: string[]
  /** The ID of the last row of the list, if that row is unreadable and its ID is not. */
  lastId: string | undefined
}

const unreadable = new WeakMap<readonly unknown[], Unreadable>()

/** Returns what the schema `rows` left out of the list that it returned. Only for that very array, not for a copy. */
export const unreadableIn = (list: readonly unknown[]): Unreadable | undefined => unreadable.get(list)

/**
 * Schema for a list. It leaves out a row that cannot be read, so that one odd row does not cost the others, and rejects
 * the list if no row can be read. A later page may consist of such rows: its first page has shown that the schema fits.
 */
export function rows<Item extends z.ZodMiniType>(item: Item, { isLaterPage = false } = {}) {
  return z.pipe(
    z.array(z.unknown() as z.ZodMiniType<unknown, z.input<Item>>),
    z.transform((all: unknown[], context) => {
      const readable: z.output<Item>[] = []
      let first: z.core.$ZodIssue | undefined
      const keys: string[] = []
      let lastId: string | undefined
      for (const [index, row] of all.entries()) {
        const { success, data, error } = item.safeParse(row)
        lastId = success ? undefined : idOf(row)
        if (success) readable.push(data)
        else {
          keys.push(lastId ?? `#${index}`)
          const [issue] = error.issues
          if (issue) first ??= { ...issue, path: [index, ...issue.path] }
        }
      }
      if (first && readable.length === 0 && !isLaterPage)
        context.issues.push({ ...first, input: undefined } as z.core.$ZodRawIssue)
      else if (first) unreadable.set(readable, { count: keys.length, shape: describeIssue(first), keys, lastId })
      return readable
    }),
  )
}

/** Returns the rows that match, for data that only explains something else, such as the fields of an error. */
export function readableRows<Item extends z.ZodMiniType>(item: Item, list: unknown): z.output<Item>[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((row: unknown) => {
    const { success, data } = item.safeParse(row)
    return success ? [data] : []
  })
}

function idOf(row: unknown): string | undefined {
  const { id } = Object(row) as { id?: unknown }
  return typeof id === 'string' || typeof id === 'number' ? `${id}` : undefined
}

/** Schema for a field that the server may leave out or send as null. */
export function maybe<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.optional(
    z.pipe(
      z.nullable(schema),
      z.transform((value: z.output<Schema> | null) => value ?? undefined),
    ),
  )
}

/** Schema for a field that only adds to its row: a value that cannot be read counts as missing. */
export function ifReadable<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.optional(
    z.pipe(
      z.unknown() as z.ZodMiniType<unknown, z.input<Schema> | null>,
      z.transform((value: unknown): z.output<Schema> | undefined => schema.safeParse(value).data),
    ),
  )
}

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
