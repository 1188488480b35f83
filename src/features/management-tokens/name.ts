import type { ManagementToken } from '~/api/management-tokens'
import { isBlank } from '~/lib/visible-text'

import { words } from './words'

/** Returns the token's name, or “(no name)”: the API allows an empty description. */
export function nameOf({ name }: Pick<ManagementToken, 'name'>): string {
  return isBlank(name) ? words.unnamed : name
}
