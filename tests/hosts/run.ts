/**
 * Runs the matrix of hosts (`npm run test:hosts`). Installs what it needs and does not find: the packages of
 * tests/hosts/package.json, which `npm ci` at the root leaves out, and for root on Debian also nginx and Caddy.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { installPackages, installServers } from './install.ts'

const here = import.meta.dirname
const root = join(here, '../..')

installPackages(here)
installServers(['nginx', 'caddy'])
for (const [file, script] of [
  ['dist/index.html', 'build'],
  ['dist-cli/main.js', 'build:cli'],
])
  if (!existsSync(join(root, `${file}`))) throw new Error(`There is no ${file}. Run "npm run ${script}".`)

const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const args = ['run', '--config', join(here, 'vitest.config.ts'), ...process.argv.slice(2)]
process.exit(spawnSync(process.execPath, [vitest, ...args], { stdio: 'inherit', cwd: root }).status ?? 1)
