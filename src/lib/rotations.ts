import { useMemo } from 'react'
import * as z from 'zod/mini'

import { storedValue, useStoredValue } from './storage'

/** An old token or key and the new one that replaces it. Holds IDs only, no secret. */
const Rotation = z.object({
  oldId: z.string(),
  newId: z.string(),
  /** True once the user has confirmed that the new secret is saved. It was shown once. */
  isSaved: z.boolean(),
})
export type Rotation = z.output<typeof Rotation>
/** `owner` names the user, and the list of the server that the IDs belong to. */
const OwnedRotations = z.array(z.object({ ...Rotation.shape, owner: z.string() }))

/**
 * The unfinished rotations of every owner that were begun in this browser. Deploying a new secret takes days, so they
 * outlive the tab and a log-out.
 */
const stored = storedValue({ key: 'latchkey.rotations', schema: OwnedRotations, fallback: [] })

/** The unfinished rotations of one owner. */
export type OwnRotations = {
  rotations: Rotation[]
  /** Reads the storage: another tab may have begun a rotation since the last render. */
  find: (oldId: string) => Rotation | undefined
  /** Stores a rotation. It replaces any other rotation of the same old item. */
  keep: (rotation: Rotation) => void
  forget: (oldIds: string[]) => void
}

export function useRotations(owner: string): OwnRotations {
  const all = useStoredValue(stored)
  return useMemo(
    () => ({
      rotations: all.filter((rotation) => rotation.owner === owner),
      find: (oldId) => stored.read().find((each) => each.owner === owner && each.oldId === oldId),
      keep: (rotation) => void stored.write([...without(owner, [rotation.oldId]), { ...rotation, owner }]),
      forget: (oldIds) => void stored.write(without(owner, oldIds)),
    }),
    [all, owner],
  )
}

function without(owner: string, oldIds: string[]) {
  return stored.read().filter((rotation) => rotation.owner !== owner || !oldIds.includes(rotation.oldId))
}
