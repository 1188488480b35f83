import * as z from 'zod/mini'

import { isBlank } from '~/lib/visible-text'

import { createWords as words } from './dialog-words'

const MAX_NAME_LENGTH = 255

/** Schema of a key's name. Trims leading and trailing spaces. */
export const KeyName = z.object({
  name: z.string().check(
    z.trim(),
    z.refine((name) => !isBlank(name), { error: words.needName }),
    z.maxLength(MAX_NAME_LENGTH, { error: words.tooLong }),
  ),
})
