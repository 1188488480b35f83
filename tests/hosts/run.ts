/**
 * Runs the matrix of hosts (`npm run test:hosts`). Installs what it needs and does not find: the packages of
 * tests/hosts/package.json, which `npm ci` at the root leaves out, and for root on Debian also nginx and Caddy.
 */
import { spawnSync, execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname
const root = join(here, '../..')

installPackages()
installServers(['nginx', 'caddy'])
for (const [file, script] of [
  ['dist/index.html', 'build'],
  ['dist-cli/main.js', 'build:cli'],
])
  if (!existsSync(join(root, `${file}`))) throw new Error(`There is no ${file}. Run "npm run ${script}".`)

const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const args = ['run', '--config', join(here, 'vitest.config.ts'), ...process.argv.slice(2)]
process.exit(spawnSync(process.execPath, [vitest, ...args], { stdio: 'inherit', cwd: root }).status ?? 1)

/** npm writes a copy of the lock file into node_modules, which tells whether the packages are those of the lock file. */
function installPackages(): void {
  const packages = (file: string) =>
    existsSync(file) &&
    Object.entries(
      (JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { version: string; optional?: true }> })
        .packages,
    )
      .filter(([path, { optional }]) => path !== '' && !optional)
      .map(([path, { version }]) => `${path}@${version}`)
      .sort()
      .join('\n')
  if (packages(join(here, 'package-lock.json')) === packages(join(here, 'node_modules/.package-lock.json'))) return
  // Two of the packages download binaries in scripts that these tests do not need.
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { stdio: 'inherit', cwd: here })
}

function installServers(names: string[]): void {
  const missing = names.filter((name) => spawnSync(name, ['--help']).error !== undefined)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))
    throw new Error(`Install ${missing.join(' and ')} first: the tests run the hosts' real servers.`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...words: string[]) => execFileSync('apt-get', words, { stdio: 'inherit', env })
  run('update')
  run('install', '-y', '--no-install-recommends', ...missing)
}
