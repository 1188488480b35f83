import { DEFAULT_KEY_NAME, type ApiKey } from '~/api/api-keys'
import { isDots } from '~/config/paths'

import { rotateWords as words } from './rotate-words'

/** Returns why a key cannot be rotated, or undefined if it can. Its HAL links decide whether it can be deleted in the end. */
export function whyNotRotate({ id, name, deleteHref }: ApiKey): string | undefined {
  if (name === DEFAULT_KEY_NAME) return words.notForDefault
  if (deleteHref === undefined) return words.notDeletable
  return deleteHref === null || isDots(id) ? words.deleteLinkRejected : undefined
}
