import * as z from 'zod/mini'

import { maybe } from './fields'
import { parseInstant } from './instant'
import { readableRows } from './rows'

/** Schema for texts that only add to their row. Other values are left out, and so is anything but a list. */
export const Texts = z.pipe(
  z.optional(z.unknown() as z.ZodMiniType<unknown, string[] | null>),
  z.transform((list) => readableRows(z.string(), list)),
)

const FLAGS = new Map<unknown, boolean>([
  [1, true],
  ['1', true],
  ['true', true],
  [0, false],
  ['0', false],
  ['false', false],
])

/** Schema for a boolean, which some servers send as a number or a text. */
export const Flag = z.pipe(
  z.transform((value: boolean) => FLAGS.get(value) ?? value),
  z.boolean(),
)

/** How MySQL writes a date that is not set. */
const ZERO_DATE = /^0000-00-00/

/**
 * Schema for an instant whose absence has a meaning, such as "never expires" or "not used". An invalid date rejects the
 * row, because it would look like an absent one.
 */
export const InstantOrNever = maybe(
  z.pipe(
    z.string().check(z.refine((text) => ZERO_DATE.test(text) || parseInstant(text) !== null, { error: 'no instant' })),
    z.transform((text: string) => parseInstant(text) ?? undefined),
  ),
)
