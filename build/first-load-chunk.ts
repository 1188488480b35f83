/** What the bundler tells about one module. */
type ModuleGraph = { getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null }

/**
 * How modules are put into files. Left alone, the bundler makes a file of each module that two others share, and each
 * file is one more request.
 *
 * What every visitor needs before the first list is two files: the packages, which change with an upgrade only, and our
 * own code. What a click asks for is fetched ahead when the browser is idle.
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

const known = new WeakMap<ModuleGraph, Map<string, boolean>>()

/** Whether a chain of static imports leads from an entry to the module. */
function isFirstLoad(id: string, graph: ModuleGraph): boolean {
  const answers = known.get(graph) ?? new Map<string, boolean>()
  known.set(graph, answers)
  const visit = (module: string): boolean => {
    const answer = answers.get(module)
    if (answer !== undefined) return answer
    // Stands until it is known better: a circle of imports leads nowhere by itself.
    answers.set(module, false)
    const info = graph.getModuleInfo(module)
    const is = info !== null && (info.isEntry || info.importers.some(visit))
    answers.set(module, is)
    return is
  }
  return visit(id)
}
