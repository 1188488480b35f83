import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { build, type Plugin } from 'vite'

/** One file of a build, with the IDs of the modules that were bundled into it. */
export type OutputFile = { name: string; content: Buffer; text: string; modules: string[] }

const root = join(import.meta.dirname, '..')

/** Builds as `npm run build`, `build:demo` or `build:cli` does, into a temporary folder. Returns all files. */
export async function buildForInspection(mode: 'production' | 'demo' | 'cli'): Promise<OutputFile[]> {
  await mkdir(join(root, '.bench'), { recursive: true })
  const outDir = await mkdtemp(join(root, '.bench', `${mode}-`))
  const modules = new Map<string, string[]>()
  const inspect: Plugin = {
    name: 'inspect',
    generateBundle: (_options, bundle) => {
      for (const file of Object.values(bundle)) if (file.type === 'chunk') modules.set(file.fileName, file.moduleIds)
    },
  }

  // Vitest sets NODE_ENV to "test", which would select the development build of React.
  const previous = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await build({
      root,
      mode: mode === 'cli' ? 'production' : mode,
      logLevel: 'error',
      configFile: join(root, mode === 'cli' ? 'build/cli.config.ts' : 'vite.config.ts'),
      plugins: [inspect],
      build: { outDir: relative(root, outDir), emptyOutDir: true },
    })
    // Read from disk, because files from public/ are not part of the bundle.
    const paths = await readdir(outDir, { recursive: true, withFileTypes: true })
    return await Promise.all(
      paths
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map(async (path) => {
          const name = relative(outDir, path)
          const content = await readFile(path)
          return { name, content, text: content.toString(), modules: modules.get(name) ?? [] }
        }),
    )
  } finally {
    if (previous === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = previous
    await rm(outDir, { recursive: true, force: true })
  }
}
