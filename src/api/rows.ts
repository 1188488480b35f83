import * as z from 'zod/mini'

import { describeIssue } from './describe-issue'

/** Where an unreadable row is in its list. */
export type UnreadableRow = {
  /** Its own ID, or that of the closest row before it that has one. Undefined at the start of the list. */
  id: string | undefined
  /** Number of rows from the one with that ID to this one. */
  offset: number
  /** Number of readable rows before it. */
  position: number
}

/** The rows of a list that do not match its schema. */
export type Unreadable = {
  count: number
  /** The path and type of the first mismatch, for the reference. Never a value. */
  shape: string
  rows: UnreadableRow[]
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
      const odd: UnreadableRow[] = []
      let id: string | undefined
      let offset = 0
      let lastId: string | undefined
      for (const [index, row] of all.entries()) {
        const { success, data, error } = item.safeParse(row)
        const ownId = idOf(row)
        id = ownId ?? id
        offset = ownId === undefined ? offset + 1 : 0
        lastId = success ? undefined : ownId
        if (success) readable.push(data)
        else {
          odd.push({ id, offset, position: readable.length })
          const [issue] = error.issues
          if (issue) first ??= { ...issue, path: [index, ...issue.path] }
        }
      }
      if (first && readable.length === 0 && !isLaterPage)
        context.issues.push({ ...first, input: undefined } as z.core.$ZodRawIssue)
      else if (first) unreadable.set(readable, { count: odd.length, shape: describeIssue(first), rows: odd, lastId })
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
  return (typeof id === 'string' && id !== '') || Number.isSafeInteger(id) ? String(id) : undefined
}
