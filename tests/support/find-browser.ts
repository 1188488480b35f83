import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const isRoot = process.getuid?.() === 0

/** Quiet and offline. Chromium's sandbox refuses to start as root, which is what a bare container runs as. */
export const browserArgs = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser to test with: the one that was asked for, the system's, or Playwright's own. */
export function findBrowser(): string | undefined {
  const wanted = process.env['CHROME_PATH']
  if (wanted) {
    if (!isExecutable(wanted)) throw new Error(`CHROME_PATH names ${wanted}, which cannot be run.`)
    return wanted
  }
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)]
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), chromium.executablePath()].find(
    isExecutable,
  )
}

/** Gets a browser onto a machine that has none, and returns where it is. */
export function installBrowser(): string {
  const ways = isRoot && existsSync('/etc/debian_version') ? [fromDebian, fromPlaywright] : [fromPlaywright]
  for (const way of ways) {
    try {
      way()
      const found = findBrowser()
      if (found) return found
    } catch {
      // The next way may work; the last line says what to do when none does.
    }
  }
  throw new Error('No browser to test with: install Chromium or Chrome, or set CHROME_PATH to one.')
}

function fromDebian(): void {
  const run = (...args: string[]) =>
    execFileSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  run('update')
  run('install', '-y', '--no-install-recommends', 'chromium')
}

function fromPlaywright(): void {
  const cli = join(import.meta.dirname, '../../node_modules/@playwright/test/cli.js')
  execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' })
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
