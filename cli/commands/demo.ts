import { join } from 'node:path'
import type { Command } from 'commander'

import { siteHeaders } from '../../deploy/headers.ts'
import { reportingFailures } from '../failure.ts'
import { JSON_URL, PORT } from '../options.ts'
import { packageFolder } from '../package-folder.ts'
import { serveUntilStopped } from './serve.ts'

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('Serve the demo, which needs no tenant and no network, until Ctrl C.')
    .option(...PORT)
    .option(...JSON_URL)
    .action(
      reportingFailures(async ({ port, json }: { port: number; json?: boolean }) => {
        // The demo has its content security policy in a meta tag, and a page for every URL.
        const site = { ...siteHeaders({ html: '', config: {} }), every: {} }
        await serveUntilStopped({ dir: join(packageFolder, 'dist-demo'), site, port, fallback: false }, json)
      }),
    )
}
