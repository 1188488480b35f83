import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'

const KEY = 'latchkey.rotations'

/** A token that another one is about to take the place of. Only ids: what could be stolen here opens nothing. */
const Rotation = z.object({
  oldId: z.string(),
  newId: z.string(),
  /** Whether the person has said that the successor's value is kept. It was shown once. */
  isSaved: z.boolean(),
})
export type Rotation = z.output<typeof Rotation>
/** Whose it is: the person, and the server that the ids belong to. */
const Kept = z.array(z.object({ ...Rotation.shape, owner: z.string() }))

let told: { text: string | null; owner: string; rotations: Rotation[] } | undefined
/** Set where the storage takes nothing: then it lasts as long as the page. */
let unsaved: string | undefined

/**
 * The replacements that this owner has begun in this browser and not finished. Deploying a token takes days: they outlive
 * the tab, and a log-out.
 */
function readRotations(owner: string): Rotation[] {
  const text = load()
  // The same array for the same text: React asks at each render, and must find the same.
  if (told?.text === text && told.owner === owner) return told.rotations
  const rotations = parse(text).filter((each) => each.owner === owner)
  told = { text, owner, rotations }
  return rotations
}

/** One rotation for each token: a second successor takes the place of the first. */
export function keepRotation(owner: string, rotation: Rotation): void {
  save([...without(owner, [rotation.oldId]), { ...rotation, owner }])
}

export function forgetRotations(owner: string, oldIds: string[]): void {
  const all = parse(load())
  const rest = without(owner, oldIds)
  if (rest.length < all.length) save(rest)
}

export function useRotations(owner: string): Rotation[] {
  return useSyncExternalStore(subscribe, () => readRotations(owner))
}

const watchers = new Set<() => void>()

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher)
  // Another tab went on with it.
  addEventListener('storage', watcher)
  return () => {
    watchers.delete(watcher)
    removeEventListener('storage', watcher)
  }
}

function without(owner: string, oldIds: string[]) {
  return parse(load()).filter((each) => each.owner !== owner || !oldIds.includes(each.oldId))
}

function parse(text: string | null) {
  try {
    return Kept.safeParse(JSON.parse(text ?? '[]')).data ?? []
  } catch {
    return []
  }
}

function load(): string | null {
  if (unsaved !== undefined) return unsaved
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function save(rotations: z.output<typeof Kept>): void {
  const text = JSON.stringify(rotations)
  try {
    if (rotations.length > 0) localStorage.setItem(KEY, text)
    else localStorage.removeItem(KEY)
    unsaved = undefined
  } catch {
    unsaved = text
  }
  for (const watcher of watchers) watcher()
}
