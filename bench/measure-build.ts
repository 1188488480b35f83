import { readFileSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { parseSync } from 'vite'

/** How the browser loads a file: with the page, by an `import()`, or only by its URL, as a worker or an icon. */
export type Loaded = 'first load' | 'import()' | 'by URL'
/** Sizes are in bytes; `br` is the size after brotli 11. */
export type BuiltFile = { path: string; raw: number; br: number; loaded: Loaded }

/** The files that one `import()` loads: its chunk and that chunk's static imports, unless they are already loaded. */
export type LazyEntry = { path: string; files: string[]; br: number }

export type MeasuredBuild = { files: BuiltFile[]; lazyEntries: LazyEntry[]; contents: Map<string, Buffer> }

/** The path under which the inline styles of the page are listed. */
const INLINE_STYLES = 'index.html/style.css'

/** The paths of the chunks that a chunk imports, statically and with `import()`. */
type Imports = { static: string[]; dynamic: string[] }

/** Returns the size of every file of a build and how the browser loads it. */
export function measureBuild(folder: string): MeasuredBuild {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => posix.join(posix.relative(folder, entry.parentPath), entry.name))
    .sort()
  const bytes = new Map(paths.map((path) => [path, readFileSync(join(folder, path))]))
  const html = bytes.get('index.html')?.toString()
  if (html === undefined) throw new Error(`${folder} has no index.html. Run "npm run build" first.`)
  const inline = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/gi)].map(([, styles = '']) => styles).join('')
  if (inline !== '') bytes.set(INLINE_STYLES, Buffer.from(inline))
  const compressed = new Map([...bytes].map(([path, content]) => [path, compress(content).length]))
  const imports = new Map(
    paths
      .filter((path) => path.endsWith('.js'))
      .map((path) => [path, importsOf(bytes.get(path)?.toString() ?? '', posix.dirname(path))]),
  )

  const firstLoad = withStaticImports([...filesLoadedBy(html), ...(inline === '' ? [] : [INLINE_STYLES])], imports)
  const missing = [...firstLoad].filter((path) => !bytes.has(path))
  if (missing.length > 0) throw new Error(`index.html loads missing files: ${missing.join(', ')}`)

  const lazyRoots = new Set(
    [...imports.values()].flatMap(({ dynamic }) => dynamic).filter((path) => !firstLoad.has(path)),
  )
  const lazyEntries = [...lazyRoots].sort().map((path) => {
    const loaded = loadedBefore(path, imports, firstLoad)
    const files = [...withStaticImports([path], imports)].filter((file) => !loaded.has(file))
    return { path, files, br: files.reduce((sum, file) => sum + (compressed.get(file) ?? 0), 0) }
  })
  const lazy = new Set([...withStaticImports([...lazyRoots], imports)].filter((path) => !firstLoad.has(path)))

  return {
    files: [...bytes].map(([path, content]) => ({
      path,
      raw: content.length,
      br: compressed.get(path) ?? 0,
      loaded: firstLoad.has(path) ? 'first load' : lazy.has(path) ? 'import()' : 'by URL',
    })),
    lazyEntries,
    contents: bytes,
  }
}

/** Compresses with brotli 11, the highest level, as a host does if it compresses files at deployment. */
export function compress(content: Buffer): Buffer {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants
  return brotliCompressSync(content, {
    params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: content.length },
  })
}

function filesLoadedBy(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/gi) ?? []
  return tags.flatMap((tag) => {
    const attribute = (name: string) => new RegExp(`\\b${name}=["']?([^"'\\s>]+)`, 'i').exec(tag)?.[1]
    const isLoaded = /^<script/i.test(tag) || /^(stylesheet|modulepreload)$/i.test(attribute('rel') ?? '')
    const url = isLoaded ? (attribute('src') ?? attribute('href')) : undefined
    return url ? [url.replace(/^\.?\//, '')] : []
  })
}

function withStaticImports(roots: string[], imports: Map<string, Imports>): Set<string> {
  const paths = new Set(roots)
  // Iterating over a set also visits items that the loop adds.
  for (const path of paths) for (const imported of imports.get(path)?.static ?? []) paths.add(imported)
  return paths
}

/**
 * Returns the files that are certainly loaded when an `import()` of this chunk runs: the first load, the importing
 * chunk, and the files loaded before that one. If several chunks import it, returns the files that are loaded in every
 * case.
 */
function loadedBefore(
  path: string,
  imports: Map<string, Imports>,
  firstLoad: Set<string>,
  visited: string[] = [],
): Set<string> {
  const importers = [...imports].flatMap(([importer, { dynamic }]) => (dynamic.includes(path) ? [importer] : []))
  const cases = importers
    .filter((importer) => !visited.includes(importer))
    .map((importer) => {
      if (firstLoad.has(importer)) return firstLoad
      const before = loadedBefore(importer, imports, firstLoad, [...visited, path])
      return new Set([...before, ...withStaticImports([importer], imports)])
    })
  const [firstCase = firstLoad, ...otherCases] = cases
  return new Set([...firstCase].filter((file) => otherCases.every((files) => files.has(file))))
}

/** Uses a parser, because minified code often contains text that looks like an import. */
function importsOf(source: string, folder: string): Imports {
  const { staticImports, staticExports, dynamicImports } = parseSync('chunk.js', source).module
  const toPaths = (specifiers: (string | undefined)[]) =>
    specifiers.flatMap((specifier) => {
      if (specifier === undefined || !/^[./]/.test(specifier)) return []
      return specifier.startsWith('/') ? specifier.slice(1) : posix.join(folder, specifier)
    })
  const reExported = staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest?.value))
  return {
    static: toPaths([...staticImports.map(({ moduleRequest }) => moduleRequest.value), ...reExported]),
    // The minifier writes these specifiers in backticks.
    dynamic: toPaths(
      dynamicImports.map(({ moduleRequest: { start, end } }) => /^[`'"](.*)[`'"]$/.exec(source.slice(start, end))?.[1]),
    ),
  }
}
