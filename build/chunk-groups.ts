/** The part of the bundler's module graph that `chunkGroups` needs. */
type ModuleGraph = { getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null }

/**
 * The chunks of the first load: `vendor` holds the npm packages, which change only with an upgrade, and `app` holds our
 * own code. Without these groups, the bundler makes a separate chunk of each module that two chunks share, and each
 * chunk costs one request. Every other chunk starts at an `import()`. The app preloads it when the browser is idle.
 */
export const chunkGroups = [
  {
    debugName: 'vendor',
    name: (id: string, graph: ModuleGraph) => (isPackage(id) && isFirstLoad(id, graph) ? 'vendor' : null),
  },
  { debugName: 'app', name: (id: string, graph: ModuleGraph) => (isFirstLoad(id, graph) ? 'app' : null) },
]

function isPackage(id: string): boolean {
  return id.includes('node_modules')
}

const caches = new WeakMap<ModuleGraph, Map<string, boolean>>()

/** Returns whether a chain of static imports leads from an entry to the module. */
function isFirstLoad(id: string, graph: ModuleGraph): boolean {
  const cache = caches.get(graph) ?? new Map<string, boolean>()
  caches.set(graph, cache)
  const visit = (module: string): boolean => {
    const cached = cache.get(module)
    if (cached !== undefined) return cached
    // Cache a result before visiting the importers, so that an import cycle ends here.
    cache.set(module, false)
    const info = graph.getModuleInfo(module)
    const result = info !== null && (info.isEntry || info.importers.some(visit))
    cache.set(module, result)
    return result
  }
  return visit(id)
}
