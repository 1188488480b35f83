import { join } from 'node:path'
import { styleText } from 'node:util'

import type { Group } from '../deploy/check/check.ts'
import type { CheckResult, Status } from '../deploy/check/check-result.ts'
import { packageFolder } from './package-folder.ts'

const STATUSES = {
  ok: { word: 'ok', sign: '✓', color: 'green' },
  wrong: { word: 'wrong', sign: '✗', color: 'red' },
  unknown: { word: 'cannot tell', sign: '?', color: 'yellow' },
} as const

const LABELS = { cause: 'Cause', consequence: 'Consequence', fix: 'Fix', docs: 'More' } as const
const LABEL_WIDTH = 'Consequence'.length + 4
const STATUS_WIDTH = '? cannot tell'.length + 2

type Look = { columns: number; hasColor: boolean }

/** Returns the report that `latchkey check` prints: the table, then what to do, worst first. */
export function resultsReport(url: string, groups: Group[], { columns, hasColor }: Look): string {
  const paint: Paint = (format, text) => (hasColor ? styleText(format, text, { validateStream: false }) : text)
  const width = Math.max(40, Math.min(columns, 100))
  const results = groups.flatMap((group) => group.results)
  const problems = (['wrong', 'unknown'] as const).flatMap((status) => results.filter((one) => one.status === status))
  const table = groups.map(({ name, results: rows }) =>
    [paint('bold', name), ...rows.map((result) => row(result, paint))].join('\n'),
  )
  return `${[
    paint('bold', url),
    ...table,
    ...problems.map((result) => explanation(result, width, paint)),
    summary(results, paint),
  ].join('\n\n')}\n`
}

type Paint = (format: 'bold' | 'dim' | 'green' | 'red' | 'yellow', text: string) => string

function row({ status, title }: CheckResult, paint: Paint): string {
  const { word, sign, color } = STATUSES[status]
  return `  ${paint(color, `${sign} ${word}`.padEnd(STATUS_WIDTH))}${title}`
}

function explanation(result: CheckResult, width: number, paint: Paint): string {
  const { word, sign, color } = STATUSES[result.status]
  const head = `${paint(color, `${sign} ${word}`)}  ${paint('bold', result.title)}`
  const labels = result.status === 'unknown' ? { ...LABELS, consequence: 'If wrong' } : LABELS
  const parts = Object.entries(labels).map(([field, label]) => {
    const text = field === 'docs' ? sectionOf(result) : (result[field as keyof typeof LABELS] ?? '')
    const lines = field === 'docs' ? [text] : wrapped(withoutControls(text), width - LABEL_WIDTH)
    const [first = '', ...rest] = lines
    const start = `  ${paint('dim', label.padEnd(LABEL_WIDTH - 2))}${first}`
    return [start, ...rest.map((line) => ' '.repeat(LABEL_WIDTH) + line)].join('\n')
  })
  return [head, ...parts].join('\n')
}

/** The absolute path, on a line of its own: `npx` installs the package into a folder that the user does not know. */
function sectionOf({ docs, id }: CheckResult): string {
  return `${join(packageFolder, docs.replace(/#.*/, ''))}, section ${id}`
}

function summary(results: CheckResult[], paint: Paint): string {
  const counts = (['wrong', 'unknown', 'ok'] as const).map((status) => {
    const count = results.filter((result) => result.status === status).length
    const { word, color } = STATUSES[status]
    return count > 0 ? paint(color, `${count} ${word}`) : ''
  })
  return counts.filter((count) => count !== '').join(', ')
}

/** A server chooses the values of its headers, and could otherwise move the cursor or change the title of the window. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')
}

/** Breaks a text at spaces. A word that is longer than a line stays whole, so that a URL can be copied. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

/** The content of the report as data. */
export function resultsData(url: string, groups: Group[]) {
  const results = groups.flatMap(({ name, results: list }) =>
    list.map((result) => ({ group: name, ...result, docs: join(packageFolder, result.docs) })),
  )
  const count = (status: Status) => results.filter((result) => result.status === status).length
  return { url, counts: { wrong: count('wrong'), unknown: count('unknown'), ok: count('ok') }, results }
}
