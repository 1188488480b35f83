import { access, copyFile, cp, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Option, type Command } from 'commander'

import { ConfigError } from '~/config/config'

import { tenantValues } from '../../deploy/auth0/tenant-values.ts'
import { parseConfigFile } from '../../deploy/config-file.ts'
import { Failure, reportingFailures } from '../failure.ts'
import { askQuestions, confirmOverwriting } from '../init/ask.ts'
import { configOf, HSTS, QUESTIONS, type Answers } from '../init/questions.ts'
import { packageFolder } from '../package-folder.ts'

type Options = Answers & {
  config: string
  force?: boolean
  tenant?: string
  tenantFiles?: string
  tenantDomain?: string
}

const SCHEMA = 'config.schema.json'

export function addInit(program: Command): void {
  const command = program
    .command('init')
    .description('Write config.json. Asks for what the options leave open, if a person can answer.')
    .option('--config <file>', 'file to write', 'config.json')
    .option('--force', 'replace the file if it exists')
    .option('--tenant <console URL>', 'print the settings of the Auth0 tenant for the file, and write nothing')
    .option(
      '--tenant-files <folder>',
      "with --tenant: copy the files for Auth0's Deploy CLI and Terraform to this folder",
    )
    .option('--tenant-domain <host>', 'with --tenant: the host of the tenant, if auth0.domain is a custom domain')
  for (const { name, placeholder, ask } of QUESTIONS) command.option(`--${kebab(name)} <${placeholder}>`, ask)
  command.addOption(
    new Option('--hsts <kind>', 'Strict-Transport-Security that the host sends').choices(Object.keys(HSTS)),
  )
  command.action(
    reportingFailures(async ({ config: file, force = false, tenant, tenantFiles, tenantDomain, ...given }: Options) => {
      if (tenant !== undefined) {
        await printTenant(tenant, file, tenantDomain)
        if (tenantFiles !== undefined) await copyTenantFiles(tenantFiles)
        return
      }
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

/** Prints the settings that the tenant needs for an existing configuration. */
async function printTenant(console: string, file: string, tenantDomain: string | undefined): Promise<void> {
  if (!/^https?:\/\//.test(console) || !URL.canParse(console))
    throw new Failure('--tenant needs the URL of the console, such as https://console.example.com.')
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Failure(`Could not read ${file}. Write it first: the command init without --tenant.`)
  })
  checkConfig(text, file)
  process.stdout.write(tenantValues(console.replace(/\/$/, ''), parseConfigFile(text, file), tenantDomain))
}

/** Copies the files that the tools of Auth0 and Terraform read, without the code that is checked against them. */
async function copyTenantFiles(folder: string): Promise<void> {
  await cp(join(packageFolder, 'deploy/auth0'), folder, { recursive: true, filter: (file) => !file.endsWith('.ts') })
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
