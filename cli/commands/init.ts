import { access, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Option, type Command } from 'commander'

import { tenantEnvironment, tenantValues } from '../../deploy/auth0/tenant-values.ts'
import type { ConfigFile } from '../../deploy/config-file.ts'
import { filesIn } from '../../deploy/output-folder.ts'
import { parseConfig, readConfig, withClientId } from '../config-text.ts'
import { Failure, reportingFailures } from '../failure.ts'
import { askQuestions, confirmOverwriting } from '../init/ask.ts'
import { configOf, HSTS, problemOf, QUESTIONS, type Answers } from '../init/questions.ts'
import { packageFolder } from '../package-folder.ts'

type Options = Answers & { config: string; force?: boolean; tenant?: boolean; tenantDomain?: string; json?: boolean }

const SCHEMA = 'config.schema.json'
const TENANT_FOLDER = 'auth0'

export function addInit(program: Command): void {
  const command = program
    .command('init')
    .description('Write config.json, and with --console the files that set up the tenant. Asks what is left open.')
    .option('--config <file>', 'file to write', 'config.json')
    .option('--force', 'replace files that exist')
    .option('--tenant', 'with --console: print the settings of the tenant for an existing file, and write nothing')
    .option('--tenant-domain <host>', 'host of the tenant, if its domain is a custom domain')
    .option('--json', 'print the paths of the written files as JSON, and ask nothing')
  for (const { name, placeholder, ask } of QUESTIONS) command.option(`--${kebab(name)} <${placeholder}>`, ask)
  command.addOption(
    new Option('--hsts <kind>', 'Strict-Transport-Security that the host sends').choices(Object.keys(HSTS)),
  )
  command.action(
    reportingFailures(
      async ({ config: file, force = false, tenant = false, tenantDomain, json = false, ...given }: Options) => {
        const canAsk = !json && process.stdin.isTTY && process.stdout.isTTY
        if (tenant) {
          if (given.console === undefined) throw new Failure('--tenant needs --console: the URL of the console.')
          refuseProblems({ console: given.console })
          const settings = tenantValues(
            withoutSlash(given.console),
            tenantConfig(await readConfig(file), file),
            tenantDomain,
          )
          process.stdout.write(json ? `${JSON.stringify({ settings })}\n` : settings)
          return
        }
        const mayWrite = force || !(await exists(file)) || (canAsk && (await confirmOverwriting(file)))
        if (!mayWrite) throw new Failure(`${file} exists. Replace it with --force, or name another file with --config.`)

        const answers = canAsk ? await askQuestions(given) : given
        requireAnswers(answers)
        refuseProblems(answers)
        const config = `${JSON.stringify({ $schema: `./${SCHEMA}`, ...configOf(answers) }, null, 2)}\n`
        const folder = join(dirname(file), TENANT_FOLDER)
        const files = new Map<string, Buffer | string>([
          [join(dirname(file), SCHEMA), await readFile(join(packageFolder, 'docs', SCHEMA))],
        ])
        if (answers.console) {
          const parsed = tenantConfig(config, file)
          for (const [path, content] of await tenantFiles(withoutSlash(answers.console), parsed, tenantDomain))
            files.set(join(folder, path), content)
        }
        if (!force) await refuseChanged(files)
        await writeFile(file, config)
        await Promise.all([...files].map(([path, content]) => writeInto(path, content)))
        if (json) {
          process.stdout.write(`${JSON.stringify({ files: [file, ...files.keys()] }, null, 2)}\n`)
          return
        }
        process.stdout.write(`Wrote ${file}.\n`)
        if (answers.console)
          process.stdout.write(`Wrote ${folder}/, to set up the tenant: ${folder}/settings.txt says how.\n`)
      },
    ),
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

/** Refuses to replace a file that the user may have edited. A file with the same content does not matter. */
async function refuseChanged(files: Map<string, Buffer | string>): Promise<void> {
  const changed = await Promise.all(
    [...files].map(async ([path, content]) =>
      (await exists(path)) && !(await readFile(path)).equals(Buffer.from(content)) ? path : undefined,
    ),
  )
  const first = changed.find((path) => path !== undefined)
  if (first !== undefined)
    throw new Failure(`${first} exists and is different. Replace it with --force, or move it. Nothing was written.`)
}

async function writeInto(path: string, content: Buffer | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}

/** Parses a configuration that may have no client ID yet: it comes from the tenant. */
function tenantConfig(text: string, file: string): ConfigFile {
  return parseConfig(withClientId(text, 'not known yet', { keep: true }), file)
}

/** Returns what Auth0's Deploy CLI and Terraform read, without the code that is checked against it. */
async function tenantFiles(console: string, config: ConfigFile, tenantDomain?: string) {
  const from = join(packageFolder, 'deploy/auth0')
  const files = new Map<string, Buffer | string>()
  for (const path of await filesIn(from)) if (!path.endsWith('.ts')) files.set(path, await readFile(join(from, path)))
  files.set('settings.txt', tenantValues(console, config, tenantDomain))
  return files.set('tenant.env', tenantEnvironment(console, config, tenantDomain))
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
