import { InvalidArgumentError, type Command } from 'commander'

import { checkSite } from '../../deploy/check/check.ts'
import { createRequest } from '../../deploy/check/request.ts'
import { reportingFailures } from '../failure.ts'
import { resultsData, resultsReport } from '../results-report.ts'
import { readPreparedFolder } from '../prepared-folder.ts'

type Options = { site?: string; latest?: string; json?: boolean; timeout: number }

export function addCheck(program: Command): void {
  const ownVersion = program.version() ?? ''
  program
    .command('check')
    .description('Check a deployed console: headers, caches, tenant and APIs. Sends no cookies and no secrets.')
    .argument('<url>', 'URL of the console, such as https://console.example.com/', consoleUrlOf)
    .option('--site <folder>', 'prepared folder to compare with; without it, the console itself says what is expected')
    .option('--latest <url>', 'URL of the version.json to compare with, instead of the version of this tool', urlOf)
    .option('--timeout <seconds>', 'time limit for each request', secondsOf, 10)
    .option('--json', 'print the results as JSON')
    .addHelpText('after', '\nExits with 1 if a result is wrong, and with 0 otherwise.')
    .action(
      reportingFailures(async (url: URL, { site, latest, json = false, timeout }: Options) => {
        const prepared = site === undefined ? undefined : await readPreparedFolder(site, url)
        const { request, close } = createRequest({
          timeout: timeout * 1000,
          userAgent: `Mozilla/5.0 (compatible; latchkey-check/${ownVersion})`,
        })
        const groups = await checkSite({ url, request, prepared, latest, ownVersion }).finally(close)
        process.stdout.write(
          json
            ? `${JSON.stringify(resultsData(url.href, groups), null, 2)}\n`
            : resultsReport(url.href, groups, {
                columns: process.stdout.columns ?? 80,
                hasColor: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '',
              }),
        )
        const isWrong = groups.some(({ results }) => results.some(({ status }) => status === 'wrong'))
        if (isWrong) process.exitCode = 1
      }),
    )
}

function urlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new InvalidArgumentError('A URL starts with https:// or http://.')
  if (url.username !== '' || url.password !== '')
    throw new InvalidArgumentError('Leave the password out of the URL. The check sends no secrets.')
  return url.href
}

function consoleUrlOf(text: string): URL {
  const url = new URL(urlOf(text))
  url.search = ''
  url.hash = ''
  url.pathname = url.pathname.replace(/(?:index\.html)?$/, '').replace(/\/?$/, '/')
  return url
}

function secondsOf(text: string): number {
  const seconds = Number(text)
  if (!/^\d+$/.test(text) || seconds < 1 || seconds > 300)
    throw new InvalidArgumentError('A time limit is a number of seconds from 1 to 300.')
  return seconds
}
