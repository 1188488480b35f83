import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InvalidArgumentError, Option, type Command } from 'commander'

import { ConfigError } from '~/config/config'

import { BrandCssError } from '../../deploy/brand-css.ts'
import { BrandFolderError } from '../../deploy/brand-folder.ts'
import { hosts } from '../../deploy/hosts/hosts.ts'
import { FolderInUseError, prepareSite } from '../../deploy/prepare.ts'
import { Failure, reportingFailures } from '../failure.ts'
import { packageFolder } from '../package-folder.ts'

type Options = { host: string; config: string; out: string; base: string; previous?: string; brand?: string }

export function addPrepare(program: Command): void {
  program
    .command('prepare')
    .description('Write a folder that is ready to upload to a host.')
    .addOption(
      new Option('--host <name>', 'where the console is hosted').choices(Object.keys(hosts)).makeOptionMandatory(),
    )
    .option('--config <file>', 'configuration that "latchkey init" has written', 'config.json')
    .option('--out <folder>', 'folder to write', 'site')
    .option('--base <path>', 'path below which the console is hosted, such as /console/', basePathOf, '/')
    .option('--previous <folder>', 'prepared folder of the last release, whose pages still start')
    .option('--brand <folder>', 'pictures of the brand, and its stylesheet')
    .action(
      reportingFailures(async ({ host: name, config, out, base, previous, brand }: Options) => {
        const host = hosts[name]
        if (!host) throw new Failure(`There is no host "${name}".`)
        await prepareSite({
          build: join(packageFolder, 'dist'),
          config: await readText(config),
          out,
          host,
          base,
          ...(previous !== undefined && { previous }),
          ...(brand !== undefined && { brand }),
        }).catch((error: unknown) => {
          throw explained(error, config)
        })
        process.stdout.write(`${out} is ready for ${host.title}.\n`)
      }),
    )
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new Failure(`Could not read ${file}. Write it with "latchkey init".`)
  })
}

function explained(error: unknown, file: string): unknown {
  if (error instanceof FolderInUseError || error instanceof BrandFolderError) return new Failure(error.message)
  if (error instanceof BrandCssError) return new Failure(`The stylesheet of the brand is refused. ${error.message}`)
  if (!(error instanceof ConfigError)) return error
  return new Failure(
    `${file} is invalid:\n${error.problems.map(({ field, message }) => `  ${field} ${message}`).join('\n')}`,
  )
}

function basePathOf(path: string): string {
  if (!/^\/(?:[\w.~-]+\/)*$/.test(path) || /\/\.\.?\//.test(path))
    throw new InvalidArgumentError('A base path starts and ends with a slash, such as /console/.')
  return path
}
