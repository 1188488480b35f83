import { text } from 'node:stream/consumers'
import { InvalidArgumentError, Option, type Command } from 'commander'

import { conform, DIALECTS, type Dialect, type Report } from '../conform/conform.ts'
import { Failure, reportingFailures } from '../failure.ts'
import { originOf } from '../options.ts'

type Options = { dialect: Dialect; origin: string; write?: boolean; json?: boolean }

export function addConform(program: Command): void {
  program
    .command('conform')
    .description('Compare a server with docs/api: what the console needs, and what differs.')
    .argument('<baseUrl>', 'apiKeys.baseUrl or manage.baseUrl of config.json', baseUrlOf)
    .addOption(
      new Option('--dialect <name>', 'which API the server has').choices(Object.keys(DIALECTS)).makeOptionMandatory(),
    )
    .option('--origin <url>', 'origin of the console', originOf, 'http://localhost:4173')
    .option('--write', 'also create, change and delete a key or an access token')
    .option('--json', 'print the results as JSON')
    .addHelpText('after', '\nThe bearer token comes from LATCHKEY_TOKEN or from standard input.')
    .action(
      reportingFailures(async (baseUrl: string, { dialect, origin, write = false, json = false }: Options) => {
        const token = await readToken()
        const stop = new AbortController()
        process.once('SIGINT', () => stop.abort())
        const report = await conform({ baseUrl, dialect, origin, write, token, signal: stop.signal })
        process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : tableOf(report))
        const isFine = report.left.length === 0 && report.results.every(({ status }) => status !== 'differs')
        process.exitCode = isFine ? 0 : 1
      }),
    )
}

/** An argument would be visible to other users of the machine, and in the history of the shell. */
async function readToken(): Promise<string> {
  const fromInput = process.env['LATCHKEY_TOKEN'] || (process.stdin.isTTY ? '' : await text(process.stdin))
  const token = fromInput.trim()
  if (token === '') {
    throw new Failure('There is no bearer token. Set LATCHKEY_TOKEN, or write the token to standard input.')
  }
  if (!/^[\x21-\x7E]+$/.test(token))
    throw new Failure('The bearer token contains a space or another invalid character.')
  return token
}

function baseUrlOf(argument: string): string {
  const url = URL.canParse(argument) ? new URL(argument) : undefined
  if (!url || url.search || url.hash || url.username || url.password) {
    throw new InvalidArgumentError('A base URL is a URL such as https://app.example.com/api.')
  }
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) {
    throw new InvalidArgumentError('The bearer token is sent over https:// only, or to this machine.')
  }
  return url.href.replace(/\/+$/, '')
}

const MARKS = { ok: 'ok', differs: 'DIFFERS', note: 'note' }

function tableOf({ results, left }: Report): string {
  const width = Math.max(...results.map(({ check }) => check.length))
  const lines = results.flatMap(({ status, check, call, problems }) => [
    `${MARKS[status].padEnd(7)}  ${check.padEnd(width)}  ${call.replace(/\p{C}/gu, '')}`.trimEnd(),
    // A server's text must not move the cursor of a terminal.
    ...problems.map((problem) => `         ${problem.replace(/[\p{C}\s]+/gu, ' ')}`),
  ])
  const count = (wanted: string) => results.filter(({ status }) => status === wanted).length
  const summary = `${count('ok')} ok, ${count('differs')} differ, ${count('note')} notes`
  return `${[...lines, '', ...left, summary].join('\n')}\n`
}
