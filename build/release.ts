/**
 * Writes the files of a release to release/: the npm package, the production build as an archive, an SBOM for each build,
 * and SHA256SUMS. Builds everything twice first, and stops if one byte differs, because the release could then not be reproduced.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { buildForInspection, type OutputFile } from '../bench/build-for-inspection.ts'
import { sbomOf } from './sbom.ts'

const OUT = 'release'
const builds = { production: 'dist', demo: 'dist-demo', cli: 'dist-cli' } as const
const manifest = JSON.parse(await readFile('package.json', 'utf8'))
const name = `${manifest.name}-${manifest.version}`

await rm(OUT, { recursive: true, force: true })
await mkdir(OUT)
for (const [mode, folder] of Object.entries(builds) as [keyof typeof builds, string][]) {
  const files = await buildForInspection(mode)
  const differing = differences(files, await buildForInspection(mode))
  if (differing.length > 0) throw new Error(`Two builds (${mode}) differ in ${differing.join(', ')}.`)
  await replaceFolder(folder, files)
  await writeFile(join(OUT, `${name}-${mode}.cdx.json`), `${JSON.stringify(sbomOf(files, manifest), null, 2)}\n`)
  console.log(`${mode}: ${files.length} files, the same bytes twice`)
}

execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', OUT], { stdio: ['ignore', 'ignore', 'inherit'] })
// The same bytes for the same files: sorted, without times and owners. Needs GNU tar.
const sameBytes = [
  '--sort=name',
  '--mtime=@0',
  '--owner=0',
  '--group=0',
  '--numeric-owner',
  '--use-compress-program=gzip -n',
]
execFileSync('tar', [...sameBytes, '-cf', join(OUT, `${name}-dist.tar.gz`), builds.production])

const sums = await Promise.all(
  (await readdir(OUT)).toSorted().map(async (file) => {
    return `${createHash('sha256')
      .update(await readFile(join(OUT, file)))
      .digest('hex')}  ${file}\n`
  }),
)
await writeFile(join(OUT, 'SHA256SUMS'), sums.join(''))
console.log(`\n${sums.join('')}`)

/** Returns the names of the files that are in one build only, or differ. */
function differences(one: OutputFile[], other: OutputFile[]): string[] {
  const [first, second] = [one, other].map((files) => new Map(files.map((file) => [file.name, file.content])))
  const names = new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])])
  return [...names].filter((file) => {
    const [a, b] = [first?.get(file), second?.get(file)]
    return !a || !b || !a.equals(b)
  })
}

async function replaceFolder(folder: string, files: OutputFile[]): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  for (const file of files) {
    await mkdir(dirname(join(folder, file.name)), { recursive: true })
    await writeFile(join(folder, file.name), file.content)
  }
}
