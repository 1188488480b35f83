import type { Rotation } from '~/lib/rotations'

import { tagWords } from './rotation-note-words'

/** The part that keys have in an unfinished rotation, by their ID: the old key or the new one. */
export function rotationTags(rotations: Rotation[]): ReadonlyMap<string, string> {
  return new Map([
    ...rotations.map(({ newId }) => [newId, tagWords.newKey] as const),
    ...rotations.map(({ oldId }) => [oldId, tagWords.beingRotated] as const),
  ])
}
