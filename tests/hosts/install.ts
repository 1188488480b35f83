import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Installs the packages of a folder that has its own lock file, unless they are there. npm writes a copy of the lock file
 * into node_modules, which tells whether the packages are those of the lock file. Runs no scripts of packages: some
 * download binaries that the tests do not need.
 */
export function installPackages(folder: string): void {
  if (packagesIn(join(folder, 'package-lock.json')) === packagesIn(join(folder, 'node_modules/.package-lock.json')))
    return
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { stdio: 'inherit', cwd: folder })
}

/** Installs missing programs, as root on Debian. Throws an error that names them on other machines. */
export function installServers(names: string[]): void {
  const missing = names.filter((name) => spawnSync(name, ['--help']).error !== undefined)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))
    throw new Error(`Install ${missing.join(' and ')} first: the tests run the hosts' real servers.`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...words: string[]) => execFileSync('apt-get', words, { stdio: 'inherit', env })
  run('update')
  run('install', '-y', '--no-install-recommends', ...missing)
}

function packagesIn(lockFile: string): string | undefined {
  if (!existsSync(lockFile)) return undefined
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as {
    packages: Record<string, { version: string; optional?: true }>
  }
  return Object.entries(packages)
    .filter(([path, { optional }]) => path !== '' && !optional)
    .map(([path, { version }]) => `${path}@${version}`)
    .sort()
    .join('\n')
}
