import { readFileSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { parseSync } from 'vite'

/** When the browser asks for a file: at once, when an `import()` is reached, or by its address (a worker, an icon). */
export type Reached = 'first' | 'lazy' | 'address'
export type BuiltFile = { path: string; raw: number; br: number; reached: Reached }

/** What one `import()` makes the browser fetch: its chunk, and what that needs beyond what is there when it is reached. */
export type LazyEntry = { path: string; files: string[]; br: number }

export type MeasuredBuild = { files: BuiltFile[]; lazyEntries: LazyEntry[]; contents: Map<string, Buffer> }

/** Styles that the page brings along count as a file that it asks for. */
const INLINE = 'index.html/style.css'

type Imports = { now: string[]; later: string[] }

/** The bytes of every file of a build, and what leads the browser to it. */
export function measureBuild(folder: string): MeasuredBuild {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => posix.join(posix.relative(folder, entry.parentPath), entry.name))
    .sort()
  const bytes = new Map(paths.map((path) => [path, readFileSync(join(folder, path))]))
  const html = bytes.get('index.html')?.toString()
  if (html === undefined) throw new Error(`${folder} has no index.html: build first.`)
  const inline = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/gi)].map(([, styles = '']) => styles).join('')
  if (inline !== '') bytes.set(INLINE, Buffer.from(inline))
  const compressed = new Map([...bytes].map(([path, content]) => [path, brotliSize(content)]))
  const imports = new Map(
    paths
      .filter((path) => path.endsWith('.js'))
      .map((path) => [path, importsOf(bytes.get(path)?.toString() ?? '', posix.dirname(path))]),
  )

  const first = withStaticImports([...filesOfPage(html), ...(inline === '' ? [] : [INLINE])], imports)
  const missing = [...first].filter((path) => !bytes.has(path))
  if (missing.length > 0) throw new Error(`index.html leads to files that are not there: ${missing.join(', ')}`)

  const lazyRoots = new Set([...imports.values()].flatMap(({ later }) => later).filter((path) => !first.has(path)))
  const lazyEntries = [...lazyRoots].sort().map((path) => {
    const there = thereBefore(path, imports, first)
    const files = [...withStaticImports([path], imports)].filter((file) => !there.has(file))
    return { path, files, br: files.reduce((sum, file) => sum + (compressed.get(file) ?? 0), 0) }
  })
  const lazy = new Set([...withStaticImports([...lazyRoots], imports)].filter((path) => !first.has(path)))

  return {
    files: [...bytes].map(([path, content]) => ({
      path,
      raw: content.length,
      br: compressed.get(path) ?? 0,
      reached: first.has(path) ? 'first' : lazy.has(path) ? 'lazy' : 'address',
    })),
    lazyEntries,
    contents: bytes,
  }
}

/** What a server sends that compresses each file once, as well as it can. */
export function brotliSize(content: Buffer): number {
  return compress(content).length
}

export function compress(content: Buffer): Buffer {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants
  return brotliCompressSync(content, {
    params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: content.length },
  })
}

function filesOfPage(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/gi) ?? []
  return tags.flatMap((tag) => {
    const attribute = (name: string) => new RegExp(`\\b${name}=["']?([^"'\\s>]+)`, 'i').exec(tag)?.[1]
    const isWanted = /^<script/i.test(tag) || /^(stylesheet|modulepreload)$/i.test(attribute('rel') ?? '')
    const address = isWanted ? (attribute('src') ?? attribute('href')) : undefined
    return address ? [address.replace(/^\.?\//, '')] : []
  })
}

function withStaticImports(roots: string[], imports: Map<string, Imports>): Set<string> {
  const found = new Set(roots)
  // A set grows while it is walked, and the walk goes on to what was added.
  for (const path of found) for (const next of imports.get(path)?.now ?? []) found.add(next)
  return found
}

/**
 * What the browser has when it comes to an `import()` of this chunk: the first load, and whoever asks, with all that had
 * to be there for that. Where several ask, only what all of them have counts.
 */
function thereBefore(
  path: string,
  imports: Map<string, Imports>,
  first: Set<string>,
  above: string[] = [],
): Set<string> {
  const askers = [...imports].flatMap(([asker, { later }]) => (later.includes(path) ? [asker] : []))
  const ways = askers
    .filter((asker) => !above.includes(asker))
    .map((asker) => {
      if (first.has(asker)) return first
      const before = thereBefore(asker, imports, first, [...above, path])
      return new Set([...before, ...withStaticImports([asker], imports)])
    })
  const [one = first, ...others] = ways
  return new Set([...one].filter((file) => others.every((other) => other.has(file))))
}

/** Read by a parser: text that looks like an import is common in minified code. */
function importsOf(source: string, folder: string): Imports {
  const { staticImports, staticExports, dynamicImports } = parseSync('chunk.js', source).module
  const inBuild = (addresses: (string | undefined)[]) =>
    addresses.flatMap((address) => {
      if (address === undefined || !/^[./]/.test(address)) return []
      return address.startsWith('/') ? address.slice(1) : posix.join(folder, address)
    })
  const reExported = staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest?.value))
  return {
    now: inBuild([...staticImports.map(({ moduleRequest }) => moduleRequest.value), ...reExported]),
    // The minifier writes these addresses between backticks.
    later: inBuild(
      dynamicImports.map(({ moduleRequest: { start, end } }) => /^[`'"](.*)[`'"]$/.exec(source.slice(start, end))?.[1]),
    ),
  }
}
