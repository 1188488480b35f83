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
const Rotations = z.array(z.object({ ...Rotation.shape, personId: z.string() }))

let told: { text: string | null; personId: string; rotations: Rotation[] } | undefined
/** What a browser without storage has to do with: it lasts as long as the page. */
let kept: string | null = null

/**
 * The replacements that this person has begun in this browser and not finished. Deploying a token takes days: they
 * outlive the tab, and a log-out.
 */
export function readRotations(personId: string): Rotation[] {
  const text = load()
  // The same array for the same text: React asks at each render, and must find the same.
  if (told?.text === text && told.personId === personId) return told.rotations
  const rotations = parse(text).filter((each) => each.personId === personId)
  told = { text, personId, rotations }
  return rotations
}

/** One rotation for each token: a second successor takes the place of the first. */
export function keepRotation(personId: string, rotation: Rotation): void {
  save([...others(personId, rotation.oldId), { ...rotation, personId }])
}

export function forgetRotation(personId: string, oldId: string): void {
  save(others(personId, oldId))
}

export function useRotations(personId: string): Rotation[] {
  return useSyncExternalStore(subscribe, () => readRotations(personId))
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

function others(personId: string, oldId: string) {
  return parse(load()).filter((each) => each.personId !== personId || each.oldId !== oldId)
}

function parse(text: string | null) {
  try {
    return Rotations.safeParse(JSON.parse(text ?? '[]')).data ?? []
  } catch {
    return []
  }
}

function load(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return kept
  }
}

function save(rotations: z.output<typeof Rotations>): void {
  kept = JSON.stringify(rotations)
  try {
    if (rotations.length > 0) localStorage.setItem(KEY, kept)
    else localStorage.removeItem(KEY)
  } catch {
    // The page remembers it for as long as it lasts.
  }
  for (const watcher of watchers) watcher()
}
