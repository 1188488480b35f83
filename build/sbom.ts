import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type LockEntry = { version?: string; integrity?: string; license?: string }
type Manifest = { name: string; version: string; license?: string; description?: string }

const root = join(import.meta.dirname, '..')

/** One file of a build, with its text and the IDs of the modules that were bundled into it. */
type BuiltFile = { text: string; modules: string[] }

/**
 * Returns a CycloneDX 1.6 document of the packages that are bundled into a build: every package of which the build has a
 * module, and no other. A list of installed packages would name hundreds that no user receives.
 */
export function sbomOf(files: BuiltFile[], { name, version, license }: Manifest): object {
  const lock = readJson<{ packages: Record<string, LockEntry> }>(join(root, 'package-lock.json'))
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: component({ name, version, license: license ?? 'Apache-2.0' }, 'application') },
    components: bundledPackages(files).map((path) => {
      const { version: locked, integrity } = lock.packages[path] ?? {}
      const manifest = readJson<Manifest>(join(root, path, 'package.json'))
      if (locked !== manifest.version) throw new Error(`${path} is ${manifest.version}, but ${locked} is locked.`)
      return { ...component(manifest, 'library'), ...(integrity && { hashes: hashesOf(integrity) }) }
    }),
  }
}

/** Returns the folders of the bundled packages, as the lock file names them: "node_modules/react". */
export function bundledPackages(files: BuiltFile[]): string[] {
  const modules = files.flatMap((file) => file.modules)
  const paths = modules.flatMap(
    (id) => /node_modules\/(?:(?:@[^/]+\/)?[^/]+\/node_modules\/)*(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? [],
  )
  // Code that Vite and Rolldown add belongs to no file of theirs. Tailwind's is known by its license in the styles.
  const added = [
    ...(modules.some((id) => id.includes('vite/preload-helper')) ? ['node_modules/vite'] : []),
    ...(modules.some((id) => id.includes('rolldown/runtime')) ? ['node_modules/rolldown'] : []),
    ...(files.some(({ text }) => text.includes('/*! tailwindcss v')) ? ['node_modules/tailwindcss'] : []),
  ]
  return [...new Set([...paths, ...added])].toSorted()
}

function component({ name, version, license, description }: Manifest, type: 'application' | 'library') {
  return {
    type,
    'bom-ref': purlOf(name, version),
    name,
    version,
    purl: purlOf(name, version),
    ...(description !== undefined && { description }),
    ...(license !== undefined && {
      licenses: [/\s/.test(license) ? { expression: license } : { license: { id: license } }],
    }),
  }
}

/** Package URL: the slash of a scope stays, its "@" is encoded. */
function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

/** The lock file has "sha512-" and Base64, CycloneDX has the name of the algorithm and hexadecimal digits. */
function hashesOf(integrity: string) {
  const [algorithm = '', hash = ''] = integrity.split(/-(.*)/s)
  return [{ alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(hash, 'base64').toString('hex') }]
}

function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(file, 'utf8')) as Content
}
