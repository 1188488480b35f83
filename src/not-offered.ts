import { useSyncExternalStore } from 'react'

import { asApiError } from '~/api/errors'

let resources: ReadonlySet<string> = new Set()
const watchers = new Set<() => void>()

/** A server answered that it has no such list (product §4.8): its section leaves the navigation for this session. */
export function noteNotOffered(resource: string): void {
  resources = new Set([...resources, resource])
  for (const watcher of watchers) watcher()
}

export function forgetNotOffered(): void {
  resources = new Set()
}

/** The resources that this server does not offer, by the first part of their query keys. */
export function useNotOffered(): ReadonlySet<string> {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => resources,
  )
}

/** Whether a list is one that this server does not offer. One that is on screen is offered, whatever a later answer says. */
export function isAbsent({ data, error }: { data: unknown; error: Error | null }): boolean {
  return data === undefined && error !== null && asApiError(error).kind === 'not-offered'
}
