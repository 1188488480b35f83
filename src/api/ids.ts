import * as z from 'zod/mini'

import { MaybeText, Opaque } from './fields'

/** Schema for an integer that JavaScript holds exactly. A larger ID would be that of another item. */
const SafeInteger = z.number().check(z.refine(Number.isSafeInteger, { error: 'not a safe integer' }))

/** Schema for an ID. The Management API sends numbers, and some of its services send strings. */
export const Id = z.pipe(z.union([SafeInteger, Opaque]), z.transform(String))
/** Schema for a reference to a project or an organization. Without a name, the ID replaces it. */
export const Named = z.pipe(
  z.object({ id: Id, name: MaybeText }),
  z.transform(({ id, name }) => ({ id, name: name ?? id })),
)
export type Named = z.output<typeof Named>
