import type { ManagementToken } from '~/api/management-tokens'

import { words } from './words'

/** What a person calls it. Nothing keeps a server from sending a token without a name. */
export function nameOf({ name }: Pick<ManagementToken, 'name'>): string {
  return name.trim() === '' ? words.unnamed : name
}
