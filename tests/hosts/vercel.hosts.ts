import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { fileFor, interpret, type Decision } from './interpret.ts'
import { describeHost } from './matrix.ts'
import { prepareFor } from './site.ts'
import { loadTool } from './tool.ts'

type Route = {
  src?: string
  handle?: string
  dest?: string
  status?: number
  headers?: Record<string, string>
  continue?: boolean
}
type RoutingUtils = {
  normalizeRoutes: (routes: Route[]) => { routes: Route[]; error: { message: string; errors?: string[] } | null }
}

async function readRoutes(folder: string): Promise<Route[]> {
  const { normalizeRoutes } = await loadTool<RoutingUtils>('@vercel/routing-utils')
  const text = await readFile(join(folder, '.vercel/output/config.json'), 'utf8')
  const { routes: written } = JSON.parse(text) as { routes: Route[] }
  const { routes, error } = normalizeRoutes(written)
  if (error) throw new Error([error.message, ...(error.errors ?? [])].join('\n'))
  return routes
}

/** The routes of a phase: those after its `handle`. Those before the first have no name. */
function phase(routes: Route[], name: string | undefined): Route[] {
  const start = name === undefined ? 0 : routes.findIndex(({ handle }) => handle === name) + 1
  const end = routes.findIndex(({ handle }, index) => index >= start && handle !== undefined)
  if (name !== undefined && start === 0) return []
  return routes.slice(start, end === -1 ? undefined : end)
}

/** Runs a phase: collects headers, and returns the first route that ends it. */
function run(routes: Route[], path: string, headers: Record<string, string>): Route | undefined {
  for (const route of routes) {
    if (!new RegExp(route.src ?? '').test(path)) continue
    Object.assign(headers, route.headers)
    if (!route.continue) return route
  }
  return undefined
}

describeHost(
  "Vercel (its own route parser, this project's interpreter)",
  async (base) => {
    const site = await prepareFor('vercel', base)
    const routes = await readRoutes(site.folder)
    return interpret(site, (path, query): Decision => {
      const headers: Record<string, string> = {}
      const first = run(phase(routes, undefined), path, headers)
      if (first?.status !== undefined) {
        const location = `${headers['Location']}${query === '' ? '' : `?${query}`}`
        return { status: first.status, headers: { ...headers, Location: location } }
      }
      const file = fileFor(site, path) ?? run(phase(routes, 'filesystem'), path, headers)?.dest
      if (file !== undefined) {
        run(phase(routes, 'hit'), fileFor(site, path) === undefined ? file : path, headers)
        return { status: 200, file, headers }
      }
      const error = run(phase(routes, 'error'), path, headers)
      return { status: error?.status ?? 404, file: error?.dest ?? '/404.html', headers }
    })
  },
  {
    gaps: {
      post: 'the interpreter has no methods',
      revalidation: 'Vercel compares ETags itself',
      compression: 'Vercel compresses at its edge',
    },
  },
)

test('the parser of Vercel rejects a route in the phase "hit" that does not continue', async () => {
  const { normalizeRoutes } = await loadTool<RoutingUtils>('@vercel/routing-utils')
  expect(normalizeRoutes([{ handle: 'hit' }, { src: '^/.*$', headers: {} }]).error).not.toBeNull()
})
