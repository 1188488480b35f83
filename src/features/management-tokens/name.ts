import type { ManagementToken } from '~/api/management-tokens'
import { visibleOr } from '~/lib/visible-text'

import { words } from './words'

/** Returns the token's name, or “(no name)”: the API allows an empty description. */
export function nameOf({ name }: Pick<ManagementToken, 'name'>): string {
  return visibleOr(name, words.unnamed)
}
