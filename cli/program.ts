import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, type CommanderError } from 'commander'

import { addApi } from './commands/api.ts'
import { addCheck } from './commands/check.ts'
import { addConform } from './commands/conform.ts'
import { addDemo } from './commands/demo.ts'
import { addInit } from './commands/init.ts'
import { addPrepare } from './commands/prepare.ts'
import { addServe } from './commands/serve.ts'
import { packageFolder } from './package-folder.ts'

/** Exit codes: 0 is success, 1 is a failure that the output explains, and 2 is a wrong command line. */
export function createProgram(): Command {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const program = new Command('latchkey')
    .description('Tries out, configures, prepares and checks a Latchkey console.')
    .version(version)
    .showHelpAfterError('Run the command with --help to see its options.')
    .exitOverride(({ exitCode }: CommanderError) => process.exit(exitCode === 0 ? 0 : 2))
  for (const add of [addDemo, addInit, addPrepare, addServe, addCheck, addApi, addConform]) add(program)
  return program
}
