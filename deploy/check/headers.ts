import { ConfigError } from '~/config/config'

import {
  loadMissingScript,
  loadScripts,
  loadStylesheets,
  openDeepLinks,
  validConfig,
  type CheckContext,
} from './context.ts'
import { about, listOf, type CheckResult } from './check-result.ts'
import { fetchFile } from './as-browser.ts'
import { consequenceOf, HARMFUL } from './header-words.ts'
import type { Drift } from './drift.ts'
import { hostHstsProblem, hstsDrift } from './hsts.ts'
import { cspDrift, permissionsDrift, valueDrift } from './policy-drift.ts'
import type { Answer } from './request.ts'

const FIX = 'Upload the headers that "latchkey prepare" wrote for your host. headers.json has the value.'

/** Compares each header with the one that `latchkey prepare` would send, on every kind of response. */
export async function checkHeaders(context: CheckContext): Promise<CheckResult[]> {
  const answers = await everyAnswer(context)
  return [
    ...Object.entries(context.expected.every).map(([name, value]) => checkHeader(context, answers, name, value)),
    ...checkHostHsts(context, answers),
    checkCrossOriginReads(answers),
    checkHarmfulHeaders(context, answers),
  ]
}

async function everyAnswer(context: CheckContext): Promise<Answer[]> {
  const { base, page, configFile, request } = context
  const answers = [
    page,
    ...(await openDeepLinks(context)),
    configFile,
    ...(await loadScripts(context)),
    ...(await loadStylesheets(context)),
    await request(new URL('favicon.svg', base).href, fetchFile),
    await loadMissingScript(context),
  ]
  return answers.filter(({ status }) => status !== 0)
}

function checkHeader(context: CheckContext, answers: Answer[], name: string, expected: string): CheckResult {
  const { ok, wrong, unknown } = about(name.toLowerCase(), `${name} on every response`)
  const consequence = consequenceOf(name)
  if (name === 'Content-Security-Policy' && context.config instanceof ConfigError && !context.prepared) {
    const cause = 'The policy depends on config.json, which is invalid.'
    return unknown({ cause, consequence, fix: 'Fix config.json first.' })
  }
  const found = answers.flatMap(({ url, headers }) => {
    const actual = headers.get(name)
    const drift = actual === null ? MISSING : driftOf(context, name, expected, actual)
    return drift ? [{ path: new URL(url).pathname, ...drift }] : []
  })
  const certain = found.filter(({ isCertain }) => isCertain)
  if (found.length === 0) return ok()
  const shown = certain.length > 0 ? certain : found
  const cause = [...new Set(shown.map(({ text }) => text))]
    .slice(0, 3)
    .map((text) => {
      const paths = shown.filter((one) => one.text === text).map(({ path }) => path)
      return `The header ${text}. Seen at ${paths.length === answers.length ? 'every URL' : listOf(paths)}.`
    })
    .join(' ')
  if (certain.length > 0) return wrong({ cause, consequence, fix: FIX })
  return unknown({
    cause,
    consequence: 'They are right if they belong to the last release ("latchkey prepare --previous").',
    fix: 'Compare with the prepared folder: add --site and its path.',
  })
}

const MISSING: Drift = { text: 'is missing', isCertain: true }

function driftOf(context: CheckContext, name: string, expected: string, actual: string): Drift | undefined {
  if (name === 'Content-Security-Policy') return cspDrift(expected, actual, context.prepared === undefined)
  if (name === 'Permissions-Policy') return permissionsDrift(expected, actual)
  if (name === 'Strict-Transport-Security') return hstsDrift(expected, actual)
  return valueDrift(expected, actual)
}

/** With `"hsts": false` in config.json, the host sends another header. */
function checkHostHsts(context: CheckContext, answers: Answer[]): CheckResult[] {
  if (context.base.protocol !== 'https:' || validConfig(context)?.headers.hsts !== false) return []
  const name = 'Strict-Transport-Security'
  const { ok, wrong } = about(name.toLowerCase(), `${name} from the host`)
  const problems = answers.flatMap(({ url, headers }) => {
    const value = headers.get(name)
    const text = value === null ? 'the host does not send it' : hostHstsProblem(value)
    return text === undefined ? [] : [{ text, path: new URL(url).pathname }]
  })
  if (problems.length === 0) return [ok()]
  const texts = listOf(problems.map(({ text }) => text))
  const cause = `config.json leaves this header to the host ("hsts": false), and ${texts}. Seen at ${listOf(problems.map(({ path }) => path))}.`
  return [wrong({ cause, consequence: consequenceOf(name), fix: 'Turn HSTS on at the host, or remove "hsts": false.' })]
}

function checkCrossOriginReads(answers: Answer[]): CheckResult {
  const { ok, wrong } = about('cross-origin-reads', 'No other origin may read the files')
  const open = answers.filter(({ headers }) => headers.has('access-control-allow-origin'))
  if (open.length === 0) return ok()
  return wrong({
    cause: `The host sends Access-Control-Allow-Origin. Seen at ${listOf(open.map(({ url }) => new URL(url).pathname))}.`,
    consequence: 'Pages of other origins can read the files and config.json. The console does not need it.',
    fix: 'Turn CORS off for the console at your host or CDN.',
  })
}

/** A CDN, or the headers of an older release, may add a header that keeps a part of the console from working. */
function checkHarmfulHeaders({ expected }: CheckContext, answers: Answer[]): CheckResult {
  const { ok, wrong } = about('harmful-headers', 'No other header breaks the console')
  const wanted = new Set(Object.keys(expected.every).map((name) => name.toLowerCase()))
  const found = Object.keys(HARMFUL).filter(
    (name) => !wanted.has(name.toLowerCase()) && answers.some(({ headers }) => headers.has(name)),
  )
  if (found.length === 0) return ok()
  const answer = answers.find(({ headers }) => found.some((name) => headers.has(name)))
  return wrong({
    cause: `The host sends ${listOf(found)}. Seen at ${answer ? new URL(answer.url).pathname : ''}.`,
    consequence: found.map((name) => HARMFUL[name]).join(' '),
    fix: 'Remove the header at your host or CDN.',
  })
}
