import { useMemo } from 'react'
import * as z from 'zod/mini'

import { asApiError } from '~/api/errors'
import { storedValue, useStoredValue } from '~/lib/storage'

/** The resources that one server does not have, by the first part of their query keys. Another server may have them. */
const Unavailable = z.object({ server: z.string(), resources: z.array(z.string()) })
type Unavailable = z.output<typeof Unavailable>

const stored = storedValue({
  key: 'latchkey.unavailable',
  schema: Unavailable,
  fallback: { server: '', resources: [] },
})

let server = ''

/** Sets the server in use. The resources that this tab found unavailable there before a reload stay unavailable. */
export function restoreUnavailable(baseUrl: string): void {
  server = baseUrl
}

/** Called when the server answers that it does not have the resource: its section leaves the navigation. */
export function markUnavailable(resource: string): void {
  const resources = ofThisServer(stored.read())
  if (!resources.includes(resource)) stored.write({ server, resources: [...resources, resource] })
}

/** Called when the server answers with data: the resource is available after all. */
export function markAvailable(resource: string): void {
  const resources = ofThisServer(stored.read())
  if (resources.includes(resource)) stored.write({ server, resources: resources.filter((other) => other !== resource) })
}

/** Called by the login page, which every tab opens after a log-out. */
export function clearUnavailable(): void {
  stored.clear()
}

/** The resources that the server in use does not have, by the first part of their query keys. */
export function useUnavailable(): ReadonlySet<string> {
  const all = useStoredValue(stored)
  return useMemo(() => new Set(ofThisServer(all)), [all])
}

/** True if the server does not have this list. A list on screen stays available despite a later 404. */
export function isUnavailable({ data, error }: { data: unknown; error: Error | null }): boolean {
  return data === undefined && error !== null && asApiError(error).kind === 'unavailable'
}

function ofThisServer(unavailable: Unavailable): string[] {
  return unavailable.server === server ? unavailable.resources : []
}
