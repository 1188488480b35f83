import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Debian's package of the headless shell, which uses a quarter less CPU time than Chromium in headless mode. */
const HEADLESS_SHELL = 'chromium-headless-shell'
const FULL_BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const isRoot = process.getuid?.() === 0

/**
 * Turns off the GPU, background requests and first-run pages. Also turns off Chromium's sandbox for root, because the
 * sandbox does not start as root and a bare container runs as root.
 */
export const browserArgs = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
]

/** Returns the browser for the tests: `CHROME_PATH`, a headless shell, Chromium or Chrome, or Playwright's own. */
export function findBrowser(): string | undefined {
  return (
    browserFromEnvironment() ?? findInPath(HEADLESS_SHELL) ?? findInPath(...FULL_BROWSERS) ?? findPlaywrightBrowser()
  )
}

/** Returns a browser with a back/forward cache and with focus per window, which a headless shell does not have. */
export function findFullBrowser(): string | undefined {
  return browserFromEnvironment() ?? findInPath(...FULL_BROWSERS) ?? findExecutable([chromium.executablePath()])
}

/** Installs a headless shell if no browser is found. */
export function installBrowser(): void {
  install('browser', findBrowser, [HEADLESS_SHELL, '--only-shell'])
}

/** Installs Chromium if no browser, or only a headless shell, is found. */
export function installFullBrowser(): void {
  install('full browser', findFullBrowser, ['chromium', '--no-shell'])
}

function install(what: string, find: () => string | undefined, [debianPackage, option]: [string, string]): void {
  if (find()) return
  const isDebian = isRoot && existsSync('/etc/debian_version')
  const installers = [
    ...(isDebian ? [() => installFromDebian(debianPackage)] : []),
    () => installFromPlaywright(option),
  ]
  for (const runInstaller of installers) {
    try {
      runInstaller()
      if (find()) return
    } catch {
      // Try the next installer. If all of them fail, the error below tells the user what to do.
    }
  }
  throw new Error(`Could not install a ${what}. Install Chromium or Chrome, or set CHROME_PATH to one.`)
}

function installFromDebian(name: string): void {
  const run = (...args: string[]) =>
    execFileSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  run('update')
  run('install', '-y', '--no-install-recommends', name)
}

function installFromPlaywright(option: string): void {
  const cli = join(import.meta.dirname, '../../node_modules/@playwright/test/cli.js')
  execFileSync(process.execPath, [cli, 'install', option, 'chromium'], { stdio: 'inherit' })
}

function browserFromEnvironment(): string | undefined {
  const file = process.env['CHROME_PATH']
  if (file && !isExecutable(file)) throw new Error(`CHROME_PATH names ${file}, which is not an executable file.`)
  return file || undefined
}

function findInPath(...names: string[]): string | undefined {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)]
  return findExecutable(names.flatMap((name) => folders.map((folder) => join(folder, name))))
}

/**
 * Prefers Playwright's headless shell to its Chromium. Playwright reports only the path of Chromium, and stores the
 * headless shell of the same revision in a sibling folder.
 */
function findPlaywrightBrowser(): string | undefined {
  const full = chromium.executablePath()
  const [folder, cache, revision] = /^(.*)[\\/]chromium-(\d+)/.exec(full) ?? []
  const shells = folder
    ? globSync(join(`${cache}`, `chromium_headless_shell-${revision}`, '*', 'chrome-headless-shell{,.exe}'))
    : []
  return findExecutable([...shells, full])
}

function findExecutable(files: string[]): string | undefined {
  return files.find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
