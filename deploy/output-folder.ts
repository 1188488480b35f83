import { lstat, mkdir, readdir, rmdir, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname, join, posix, relative, sep } from 'node:path'

/** Contents by their path in the folder, with slashes. */
export type Files = ReadonlyMap<string, Buffer | string>

/** Thrown if the folder to write has other files, which would be lost or be published. */
export class FolderInUseError extends Error {
  override name = 'FolderInUseError'
}

type Plan = {
  /** The paths that the last run has written. They are deleted. */
  earlier: readonly string[]
  /** The paths that this run writes. */
  next: Iterable<string>
  /** The folder that the host publishes, with a slash at its end. Empty for the whole folder. */
  root: string
}

/**
 * Throws a FolderInUseError if `out` is not a folder, or if a file that `latchkey prepare` has not written would be replaced
 * or published. Other files, such as those of a host's own tool, stay.
 */
export async function checkIsReplaceable(out: string, { earlier, next, root }: Plan): Promise<void> {
  if (!(await isFolder(out))) return
  if (earlier.length === 0) {
    const [name] = await readdir(out)
    if (name !== undefined)
      throw new FolderInUseError(`${out} has other files, such as ${name}. Choose an empty folder.`)
    return
  }
  const [own, planned] = [new Set(earlier), new Set(next)]
  const inTheWay = (await filesIn(out)).filter(
    (path) => !own.has(path) && (planned.has(path) || `${path}/`.startsWith(root)),
  )
  if (inTheWay.length === 0) return
  const names = inTheWay.slice(0, 3).join(', ') + (inTheWay.length > 3 ? ` and ${inTheWay.length - 3} more` : '')
  throw new FolderInUseError(
    `${out} has files that "latchkey prepare" has not written: ${names}. Move them, or choose an empty folder.`,
  )
}

/** Deletes the files of the last run, and writes others. `list` is the file that names them all. */
export async function replaceFiles(
  out: string,
  { earlier, files, list }: { earlier: readonly string[]; files: Files; list: string },
): Promise<void> {
  for (const path of earlier) if (path !== list) await unlink(join(out, path)).catch(ignoring('ENOENT', 'ENOTDIR'))
  for (const folder of foldersOf(earlier))
    await rmdir(join(out, folder)).catch(ignoring('ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'))
  // The list comes first, so that the next run can replace a folder that this run has left half written.
  const rest = [...files].filter(([path]) => path !== list)
  for (const [path, content] of [[list, files.get(list) ?? ''] as const, ...rest]) {
    await mkdir(dirname(join(out, path)), { recursive: true })
    await writeFile(join(out, path), content)
  }
}

/** Returns each folder above a path, without the top. Inner folders come first. */
function foldersOf(paths: readonly string[]): string[] {
  const folders = new Set<string>()
  for (const path of paths)
    for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) folders.add(folder)
  return [...folders].sort((a, b) => b.length - a.length)
}

/** Returns the paths of all files of a folder, with slashes. A link counts as a file. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort()
}

async function isFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(ignoring('ENOENT'))
  if (stats && !stats.isDirectory()) throw new FolderInUseError(`${path} is not a folder. Choose an empty folder.`)
  if (!stats && (await lstat(path).catch(ignoring('ENOENT'))))
    throw new FolderInUseError(`${path} is a link to a folder that does not exist.`)
  return stats !== undefined
}

function ignoring(...codes: string[]): (error: NodeJS.ErrnoException) => undefined {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error
  }
}
