import * as z from 'zod/mini'

import { MaybeText } from './fields'
import { Id } from './ids'

/** Schema for a reference to a project or an organization. Without a name, the ID replaces it. */
export const Named = z.pipe(
  z.object({ id: Id, name: MaybeText }),
  z.transform(({ id, name }) => ({ id, name: name ?? id })),
)
export type Named = z.output<typeof Named>
