import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** The content of version.json. */
export type Version = { version: string; commit?: string }

/**
 * Writes version.json, and names the same version in index.html. The page reads it there (src/lib/build-version.ts), so
 * that a new commit alone changes no script and its URL. There is no time in it: two builds of a commit are equal.
 */
export function versionFile(): Plugin {
  let built: Version
  return {
    name: 'latchkey:version-file',
    configResolved({ root }) {
      built = readVersion(root)
    },
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { name: 'version', content: [built.version, built.commit?.slice(0, 7)].filter(Boolean).join('+') },
      },
    ],
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'version.json', source: `${JSON.stringify(built)}\n` })
    },
  }
}

function readVersion(root: string): Version {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const commit = commitOf(root)
  return { version, ...(commit !== undefined && { commit }) }
}

/** Returns the commit of a clone. Undefined for an unpacked archive, even inside the repository of something else. */
function commitOf(root: string): string | undefined {
  try {
    const output = execFileSync('git', ['rev-parse', '--show-prefix', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [folderInRepository, commit] = output.split('\n')
    return folderInRepository === '' ? commit : undefined
  } catch {
    return undefined
  }
}
