import type { ManagementToken } from '~/api/management-tokens'

import { words } from './words'

/** The token's name, or a placeholder: the API may return an empty name. */
export function nameOf({ name }: Pick<ManagementToken, 'name'>): string {
  return name.trim() === '' ? words.unnamed : name
}
