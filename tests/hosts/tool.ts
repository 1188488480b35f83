import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)

/** Loads a package of tests/hosts/package.json. The types are given here, because the root does not install it. */
export async function loadTool<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(require.resolve(name)).href)) as T
}

/** Returns a file of a package of tests/hosts/package.json, such as its command. */
export function toolFile(name: string, path: string): string {
  return join(import.meta.dirname, 'node_modules', name, path)
}
