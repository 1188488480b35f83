import { useSyncExternalStore } from 'react'

import { asApiError } from '~/api/errors'
import { keepAbsences, readAbsences } from './absences'

let server = ''
let resources: ReadonlySet<string> = new Set()
const watchers = new Set<() => void>()

/** Begins with what was found before a reload: a section that is not there does not come back with each. */
export function restoreUnavailable(at: string): void {
  server = at
  resources = new Set(readAbsences(at))
}

/** A server answered that it has no such list (product §4.8): its section leaves the navigation for this session. */
export function markUnavailable(resource: string): void {
  if (!resources.has(resource)) change([...resources, resource])
}

/** It has one after all. */
export function markAvailable(resource: string): void {
  if (resources.has(resource)) change([...resources].filter((other) => other !== resource))
}

/** The session is over. */
export function clearUnavailable(): void {
  change([])
}

function change(next: string[]): void {
  resources = new Set(next)
  keepAbsences(server, next)
  for (const watcher of watchers) watcher()
}

/** The resources that this server does not offer, by the first part of their query keys. */
export function useUnavailable(): ReadonlySet<string> {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => resources,
  )
}

/** Whether a list is one that this server does not offer. One that is on screen is offered, whatever a later answer says. */
export function isUnavailable({ data, error }: { data: unknown; error: Error | null }): boolean {
  return data === undefined && error !== null && asApiError(error).kind === 'unavailable'
}
