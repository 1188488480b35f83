import * as z from 'zod/mini'

import { Opaque } from './fields'

/**
 * Schema for an ID. The Management API sends numbers, and some of its services send strings. A number that JavaScript does
 * not hold exactly would be the ID of another item.
 */
export const Id = z.pipe(
  z.transform((id: string | number): string => (Number.isSafeInteger(id) ? String(id) : (id as string))),
  Opaque,
)
