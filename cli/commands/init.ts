import { access, copyFile, cp, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Option, type Command } from 'commander'

import { tenantEnvironment, tenantValues } from '../../deploy/auth0/tenant-values.ts'
import type { ConfigFile } from '../../deploy/config-file.ts'
import { parseConfig, readConfig, withClientId } from '../config-text.ts'
import { Failure, reportingFailures } from '../failure.ts'
import { askQuestions, confirmOverwriting } from '../init/ask.ts'
import { configOf, HSTS, problemOf, QUESTIONS, type Answers } from '../init/questions.ts'
import { packageFolder } from '../package-folder.ts'

type Options = Answers & { config: string; force?: boolean; tenant?: boolean; tenantDomain?: string }

const SCHEMA = 'config.schema.json'
const TENANT_FOLDER = 'auth0'

export function addInit(program: Command): void {
  const command = program
    .command('init')
    .description('Write config.json, and with --console the files that set up the tenant. Asks what is left open.')
    .option('--config <file>', 'file to write', 'config.json')
    .option('--force', 'replace the file if it exists')
    .option('--tenant', 'with --console: print the settings of the tenant for an existing file, and write nothing')
    .option('--tenant-domain <host>', 'host of the tenant, if its domain is a custom domain')
  for (const { name, placeholder, ask } of QUESTIONS) command.option(`--${kebab(name)} <${placeholder}>`, ask)
  command.addOption(
    new Option('--hsts <kind>', 'Strict-Transport-Security that the host sends').choices(Object.keys(HSTS)),
  )
  command.action(
    reportingFailures(async ({ config: file, force = false, tenant = false, tenantDomain, ...given }: Options) => {
      const canAsk = process.stdin.isTTY && process.stdout.isTTY
      if (tenant) {
        if (given.console === undefined) throw new Failure('--tenant needs --console: the URL of the console.')
        refuseProblems({ console: given.console })
        process.stdout.write(tenantValues(withoutSlash(given.console), await readForTenant(file), tenantDomain))
        return
      }
      const mayWrite = force || !(await exists(file)) || (canAsk && (await confirmOverwriting(file)))
      if (!mayWrite) throw new Failure(`${file} exists. Replace it with --force, or name another file with --config.`)

      const answers = canAsk ? await askQuestions(given) : given
      requireAnswers(answers)
      refuseProblems(answers)
      await writeFile(file, `${JSON.stringify({ $schema: `./${SCHEMA}`, ...configOf(answers) }, null, 2)}\n`)
      await copyFile(join(packageFolder, 'docs', SCHEMA), join(dirname(file), SCHEMA))
      process.stdout.write(`Wrote ${file}.\n`)
      if (answers.console) {
        const folder = join(dirname(file), TENANT_FOLDER)
        await writeTenantFiles(folder, withoutSlash(answers.console), await readForTenant(file), tenantDomain)
        process.stdout.write(`Wrote ${folder}/, to set up the tenant: ${folder}/settings.txt says how.\n`)
      }
    }),
  )
}

function requireAnswers(answers: Answers): void {
  const missing = QUESTIONS.filter(({ name, isRequired }) => isRequired && answers[name] === undefined)
  if (missing.length > 0)
    throw new Failure(`Missing options: ${missing.map(({ name }) => `--${kebab(name)}`).join(', ')}.`)
}

function refuseProblems(answers: Answers): void {
  const problems = QUESTIONS.filter(({ name }) => answers[name] !== undefined).flatMap((question) => {
    const problem = problemOf(answers, question)
    return problem === undefined ? [] : [`--${kebab(question.name)} ${problem}`]
  })
  if (problems.length > 0) throw new Failure(problems.join('\n'))
}

/** Reads a configuration that may have no client ID yet: it comes from the tenant. */
async function readForTenant(file: string): Promise<ConfigFile> {
  const text = await readConfig(file)
  return parseConfig(withClientId(text, 'not known yet', { keep: true }), file)
}

/** Writes what Auth0's Deploy CLI and Terraform read, without the code that is checked against it. */
async function writeTenantFiles(folder: string, console: string, config: ConfigFile, tenantDomain?: string) {
  await cp(join(packageFolder, 'deploy/auth0'), folder, { recursive: true, filter: (file) => !file.endsWith('.ts') })
  await writeFile(join(folder, 'settings.txt'), tenantValues(console, config, tenantDomain))
  await writeFile(join(folder, 'tenant.env'), tenantEnvironment(console, config, tenantDomain))
}

const withoutSlash = (url: string) => url.replace(/\/$/, '')

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
