import { useState } from 'react'

import type { ApiError } from '~/api/errors'
import type { OwnRotations, Rotation } from '~/lib/rotations'

/** What the server says about the item with an ID. */
export type Lookup<Item> =
  | { state: 'loading' }
  | { state: 'found'; item: Item }
  /** The server does not have it. */
  | { state: 'missing' }
  /** It is not among the items that could be read, so it may be one of the others. */
  | { state: 'unreadable'; reload: () => Promise<unknown> }
  /** The request failed, so nothing is known. */
  | { state: 'failed'; error: ApiError; reload: () => Promise<unknown> }

/** The first two steps of a rotation: the form for the new item, and its secret, which is shown once. */
export type FirstState<Item, Created> = { step: 'create'; oldItem: Item } | { step: 'save'; created: Created }

/** The steps after that, and the ends of a rotation. Deploying and deleting share a dialog. */
export type LaterState<Item> =
  /** The dialog of the secret was closed, so only the user knows whether it is saved. `isValueLost`: it never arrived. */
  | { step: 'askIfSaved'; oldItem: Item; newItem: Item; isValueLost: boolean }
  | { step: 'deployAndDelete'; oldItem: Item; newItem: Item }
  /** The new item was deleted, or cannot be used for the reason. The user may create another. */
  | { step: 'newUnusable'; oldItem: Item; newId: string; reason: string | undefined }
  /** An item is missing from a list with unreadable rows, so it may still exist. */
  | { step: 'notFound'; oldItem: Item | undefined; newId: string | undefined; reload: () => Promise<unknown> }
  | { step: 'failed'; oldItem: Item | undefined; error: ApiError; reload: () => Promise<unknown> }
  /** The rotation cannot start. */
  | { step: 'blocked'; oldItem: Item; reason: string }
  /** The rotation cannot continue, or nothing is left to do. */
  | { step: 'stopped'; oldItem: Item | undefined; reason: 'oldMissing' | 'noSuchItem' | 'endedElsewhere' }

export type RotationState<Item, Created> =
  /** Nothing is shown until the items are known. */
  { step: 'loading' } | FirstState<Item, Created> | LaterState<Item> | { step: 'ended' }

/**
 * Progress of this dialog. Not derived from the stored rotation alone: another tab may end the stored rotation, and
 * then this tab must not go back to the form for a new item.
 */
type Progress<Created> =
  | { at: 'create' }
  | { at: 'save'; created: Created }
  | { at: 'finish'; isValueLost?: boolean }
  | { at: 'ended' }

export type RotationProgress<Created> = ReturnType<typeof useRotationProgress<Created>>

/**
 * The rotation of one item: create a new one, save its secret, deploy it, delete the old one. localStorage keeps which new
 * item belongs to which old one, so that a rotation continues after a reload, or days later. It never keeps the new
 * secret, which lives in this state until it is saved.
 */
export function useRotationProgress<Created>(oldId: string, { rotations, find, keep, forget }: OwnRotations) {
  const rotation = rotations.find((each) => each.oldId === oldId)
  const [progress, setProgress] = useState<Progress<Created>>({ at: rotation ? 'finish' : 'create' })
  return {
    progress,
    /** The stored rotation. */
    rotation,
    /** The ID of the new item, once it must exist. */
    newId: progress.at === 'finish' ? rotation?.newId : undefined,

    /**
     * Before a creation. Returns false if another tab has created a new item meanwhile: a second one would be left over,
     * so this tab continues with that one. `ownId` is the ID that this tab expects.
     */
    mayCreate(ownId?: string): boolean {
      const begun = find(oldId)
      if (!begun || begun.newId === ownId) return true
      setProgress({ at: 'finish' })
      return false
    },
    /** Before a creation whose ID is known: if its response is lost, the rotation continues with this ID. */
    expectNew: (newId: string) => keep({ oldId, newId, isSaved: false }),
    /** The expected creation was rejected. */
    expectNone: () => forget([oldId]),
    /** From step `create` to step `save`. */
    showSecret(newId: string, created: Created) {
      keep({ oldId, newId, isSaved: false })
      setProgress({ at: 'save', created })
    },
    /** From step `create` to `askIfSaved`: the new item exists, and its secret never arrived. */
    reportValueLost(newId: string) {
      keep({ oldId, newId, isSaved: false })
      setProgress({ at: 'finish', isValueLost: true })
    },
    /** From step `save` or `askIfSaved` to step `deployAndDelete`. */
    markSaved(newId: string) {
      keep({ oldId, newId, isSaved: true })
      setProgress({ at: 'finish' })
    },
    /** Back to step `create`, if the new item cannot be used. */
    startAgain() {
      forget([oldId])
      setProgress({ at: 'create' })
    },
    /** Ends the rotation: the old item was deleted, or the user keeps both items. */
    end() {
      forget([oldId])
      setProgress({ at: 'ended' })
    },
  }
}

type Facts<Item, Created> = {
  progress: Progress<Created>
  rotation: Rotation | undefined
  old: Lookup<Item>
  /** Looked up with `newId`. */
  new: Lookup<Item>
  /** Returns why the rotation of an item cannot start. */
  whyNot: (oldItem: Item) => string | undefined
  /** Returns why the old item cannot be replaced by the new one. */
  whyUnusable: (newItem: Item) => string | undefined
}

export function rotationState<Item, Created>(facts: Facts<Item, Created>): RotationState<Item, Created> {
  const { progress, rotation, old, new: newer, whyNot, whyUnusable } = facts
  if (progress.at === 'ended') return { step: 'ended' }
  if (progress.at === 'save') return { step: 'save', created: progress.created }
  if (old.state === 'missing') {
    return { step: 'stopped', oldItem: undefined, reason: rotation ? 'oldMissing' : 'noSuchItem' }
  }
  if (old.state !== 'found') return unknown<Item>(old, undefined, undefined)
  const oldItem = old.item
  if (progress.at === 'create') {
    const reason = whyNot(oldItem)
    return reason === undefined ? { step: 'create', oldItem } : { step: 'blocked', oldItem, reason }
  }
  if (!rotation) return { step: 'stopped', oldItem, reason: 'endedElsewhere' }
  const { newId, isSaved } = rotation
  // Of a server that reserved the ID of the old item, the "new" item is the old one, which must not be deleted.
  if (newer.state === 'missing' || newId === rotation.oldId)
    return { step: 'newUnusable', oldItem, newId, reason: undefined }
  if (newer.state !== 'found') return unknown(newer, oldItem, newId)
  const newItem = newer.item
  if (!isSaved) return { step: 'askIfSaved', oldItem, newItem, isValueLost: progress.isValueLost === true }
  const reason = whyUnusable(newItem)
  return reason === undefined
    ? { step: 'deployAndDelete', oldItem, newItem }
    : { step: 'newUnusable', oldItem, newId, reason }
}

function unknown<Item>(
  lookup: Exclude<Lookup<Item>, { state: 'found' } | { state: 'missing' }>,
  oldItem: Item | undefined,
  newId: string | undefined,
): { step: 'loading' } | LaterState<Item> {
  if (lookup.state === 'loading') return { step: 'loading' }
  const { reload } = lookup
  if (lookup.state === 'unreadable') return { step: 'notFound', oldItem, newId, reload }
  return { step: 'failed', oldItem, error: lookup.error, reload }
}
