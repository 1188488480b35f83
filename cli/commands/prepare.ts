import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InvalidArgumentError, Option, type Command } from 'commander'

import { BrandCssError } from '../../deploy/brand-css.ts'
import { BrandFolderError } from '../../deploy/brand-folder.ts'
import { hosts } from '../../deploy/hosts/hosts.ts'
import { FolderInUseError } from '../../deploy/output-folder.ts'
import { BasePathError, NotPreparedError, prepareSite } from '../../deploy/prepare.ts'
import { parseConfig, readConfig, withClientId } from '../config-text.ts'
import { Failure, reportingFailures } from '../failure.ts'
import { packageFolder } from '../package-folder.ts'

type Options = {
  host: string
  config: string
  clientId?: string
  out: string
  base: string
  previous?: string
  brand?: string
  json?: boolean
}

export function addPrepare(program: Command): void {
  program
    .command('prepare')
    .description('Write a folder that is ready to upload to a host.')
    .addOption(
      new Option('--host <name>', 'where the console is hosted').choices(Object.keys(hosts)).makeOptionMandatory(),
    )
    .option('--config <file>', 'configuration that "latchkey init" has written', 'config.json')
    .option(
      '--client-id <id>',
      'client ID that the tenant has made for the console; it is written to the configuration',
    )
    .option('--out <folder>', 'folder to write', 'site')
    .option('--base <path>', 'path below which the console is hosted, such as /console/', basePathOf, '/')
    .option('--previous <folder>', 'prepared folder of the last release, whose pages still start')
    .option('--brand <folder>', 'pictures of the brand, and its stylesheet')
    .option('--json', 'print the paths of the written files as JSON')
    .action(
      reportingFailures(async ({ host: name, config: file, clientId, out, base, previous, brand, json }: Options) => {
        const host = hosts[name]
        if (!host) throw new Failure(`There is no host "${name}".`)
        if (previous !== undefined && host.preparesAtStart)
          throw new Failure(`--previous has no effect with ${host.title}: it prepares its own release when it starts.`)
        const written = await readConfig(file)
        const config = clientId === undefined ? written : withClientId(written, clientId)
        parseConfig(config, file)
        if (config !== written) await writeFile(file, config)
        const { files, notes } = await prepareSite({
          build: join(packageFolder, 'dist'),
          config,
          out,
          host,
          base,
          ...(previous !== undefined && { previous }),
          ...(brand !== undefined && { brand }),
        }).catch((error: unknown) => {
          throw explained(error)
        })
        const lines = json
          ? [JSON.stringify({ out, host: name, base, files, notes }, null, 2)]
          : [`${out} is ready for ${host.title}.`, ...notes]
        process.stdout.write(`${lines.join('\n')}\n`)
      }),
    )
}

const EXPLAINED = [FolderInUseError, NotPreparedError, BasePathError, BrandFolderError]

function explained(error: unknown): unknown {
  if (EXPLAINED.some((kind) => error instanceof kind)) return new Failure((error as Error).message)
  if (error instanceof BrandCssError) return new Failure(`The stylesheet of the brand is refused. ${error.message}`)
  return error
}

function basePathOf(path: string): string {
  if (!/^\/(?:[\w.~-]+\/)*$/.test(path) || /\/\.\.?\//.test(path))
    throw new InvalidArgumentError('A base path starts and ends with a slash, such as /console/.')
  return path
}
