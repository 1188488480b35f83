import type { ManagementToken } from '~/api/management-tokens'
import type { Rotation } from '~/lib/rotations'

import { words } from './words'

/** Returns the token's role in an unfinished rotation: the old token or the new one. */
export function rotationTag({ id }: ManagementToken, rotations: Rotation[]): string | undefined {
  if (rotations.some(({ oldId }) => oldId === id)) return words.beingRotated
  const rotation = rotations.find(({ newId }) => newId === id)
  return rotation && words.newTokenFor(rotation.oldId)
}
