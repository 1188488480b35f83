import { useMemo } from 'react'
import * as z from 'zod/mini'

import { storedValue, useStoredValue } from '~/lib/storage'

/** An old token and the new token that replaces it. Holds IDs only, no secret. */
const Rotation = z.object({
  oldId: z.string(),
  newId: z.string(),
  /** True once the user has confirmed that the new token's value is saved. The value was shown once. */
  isSaved: z.boolean(),
})
export type Rotation = z.output<typeof Rotation>
/** `owner` names the user and the server that the IDs belong to. */
const OwnedRotations = z.array(z.object({ ...Rotation.shape, owner: z.string() }))

/**
 * The unfinished rotations of every owner that were begun in this browser. Deploying a new token takes days, so they
 * outlive the tab and a log-out.
 */
const stored = storedValue({ key: 'latchkey.rotations', schema: OwnedRotations, fallback: [] })

/** Stores a rotation. It replaces any other rotation of the same old token. */
export function keepRotation(owner: string, rotation: Rotation): void {
  stored.write([...without(owner, [rotation.oldId]), { ...rotation, owner }])
}

export function forgetRotations(owner: string, oldIds: string[]): void {
  stored.write(without(owner, oldIds))
}

export function useRotations(owner: string): Rotation[] {
  const all = useStoredValue(stored)
  return useMemo(() => all.filter((rotation) => rotation.owner === owner), [all, owner])
}

function without(owner: string, oldIds: string[]) {
  return stored.read().filter((rotation) => rotation.owner !== owner || !oldIds.includes(rotation.oldId))
}
