import { access, copyFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Option, type Command } from 'commander'

import { ConfigError } from '~/config/config'

import { parseConfigFile } from '../../deploy/config-file.ts'
import { Failure, reportingFailures } from '../failure.ts'
import { askQuestions, confirmOverwriting } from '../init/ask.ts'
import { configOf, HSTS, QUESTIONS, type Answers } from '../init/questions.ts'
import { packageFolder } from '../package-folder.ts'

type Options = Answers & { config: string; force?: boolean }

const SCHEMA = 'config.schema.json'

export function addInit(program: Command): void {
  const command = program
    .command('init')
    .description('Write config.json. Asks for what the options leave open, if a person can answer.')
    .option('--config <file>', 'file to write', 'config.json')
    .option('--force', 'replace the file if it exists')
  for (const { name, placeholder, ask } of QUESTIONS) command.option(`--${kebab(name)} <${placeholder}>`, ask)
  command.addOption(
    new Option('--hsts <kind>', 'Strict-Transport-Security that the host sends').choices(Object.keys(HSTS)),
  )
  command.action(
    reportingFailures(async ({ config: file, force = false, ...given }: Options) => {
      const canAsk = process.stdin.isTTY && process.stdout.isTTY
      const mayWrite = force || !(await exists(file)) || (canAsk && (await confirmOverwriting(file)))
      if (!mayWrite) throw new Failure(`${file} exists. Replace it with --force, or name another file with --config.`)

      const answers = canAsk ? await askQuestions(given) : given
      const missing = QUESTIONS.filter(({ name, isRequired }) => isRequired && answers[name] === undefined)
      if (missing.length > 0)
        throw new Failure(`Missing options: ${missing.map(({ name }) => `--${kebab(name)}`).join(', ')}.`)
      const text = `${JSON.stringify({ $schema: `./${SCHEMA}`, ...configOf(answers) }, null, 2)}\n`
      checkConfig(text, file)

      await writeFile(file, text)
      await copyFile(join(packageFolder, 'docs', SCHEMA), join(dirname(file), SCHEMA))
      process.stdout.write(`Wrote ${file}. The next command is prepare, with --host and --config ${file}.\n`)
    }),
  )
}

function checkConfig(text: string, file: string): void {
  try {
    parseConfigFile(text, file)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const optionOf = (field: string) => QUESTIONS.find((question) => question.field === field)?.name
    throw new Failure(
      error.problems
        .map(({ field, message }) => {
          const option = optionOf(field)
          return `${option === undefined ? field : `--${kebab(option)}`} ${message}`
        })
        .join('\n'),
    )
  }
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
