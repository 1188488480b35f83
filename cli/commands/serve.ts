import { join } from 'node:path'
import type { Command } from 'commander'

import { NotPreparedError, readPrepared } from '../../deploy/prepare.ts'
import { serveStatic } from '../../deploy/serve.ts'
import { Failure, reportingFailures } from '../failure.ts'
import { JSON_URL, PORT } from '../options.ts'

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('Serve a prepared folder with the headers of its headers.json, until Ctrl C.')
    .argument('<site>', 'folder that "latchkey prepare" has written')
    .option(...PORT)
    .option(...JSON_URL)
    .action(
      reportingFailures(async (dir: string, { port, json }: { port: number; json?: boolean }) => {
        const site = await readPrepared(dir).catch((error: unknown) => {
          throw error instanceof NotPreparedError ? new Failure(error.message) : error
        })
        await serveUntilStopped({ dir: join(dir, site.folder), site, port, fallback: true }, json)
      }),
    )
}

/** Serves a folder and prints its URL. The process runs until it is stopped. */
export async function serveUntilStopped(options: Parameters<typeof serveStatic>[0], json = false): Promise<void> {
  const { origin } = await serveStatic(options).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new Failure(`Port ${options.port} is in use. Choose another with --port.`)
    throw error
  })
  const { base } = typeof options.site === 'object' ? options.site : { base: '/' }
  const url = `${origin}${base}`
  process.stdout.write(`${json ? JSON.stringify({ url }) : url}\n`)
}
