/**
 * Compares the bytes of the production build with the budget. After `npm run build`:
 *   npm run size               exits with 1 if the budget is exceeded
 *   npm run size -- --record   accepts the current size of the first load as the new baseline
 *   npm run size -- --dir X    measures the build in X instead of dist/
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { measureBuild, type BuiltFile } from './measure-build.ts'
import { checkSizes, firstLoad, kB, sumOf, type Baseline } from './size-budget.ts'
import { table } from './table.ts'

const BUDGET = join(import.meta.dirname, 'budget.json')

const { values } = parseArgs({ options: { record: { type: 'boolean' }, dir: { type: 'string', default: 'dist' } } })
const folder = resolve(values.dir)
const build = measureBuild(folder)
const js = sumOf(firstLoad(build.files, '.js'))

if (values.record) {
  const baseline: Baseline = { firstLoadBr: js.br, firstLoadRaw: js.raw }
  writeFileSync(BUDGET, `${JSON.stringify(baseline, null, 2)}\n`)
}

const order = ['first load', 'import()', 'by URL']
const listed = build.files
  .filter(({ path }) => /\.(js|css|html)$/.test(path))
  .sort((a, b) => order.indexOf(a.loaded) - order.indexOf(b.loaded) || b.br - a.br)
const row = (name: string, { raw, br }: Pick<BuiltFile, 'raw' | 'br'>, loaded: string) => [
  name,
  kB(raw),
  kB(br),
  loaded,
]
console.log(
  table(
    ['file', 'raw', 'brotli 11', 'loaded'],
    [
      ...listed.map((file) => row(file.path, file, file.loaded)),
      row('first-load JS', js, ''),
      row('first-load CSS', sumOf(firstLoad(build.files, '.css')), ''),
      row('all JS', sumOf(build.files.filter(({ path }) => path.endsWith('.js'))), ''),
    ],
  ),
)

const baseline = JSON.parse(readFileSync(BUDGET, 'utf8')) as Baseline
const checks = checkSizes(build, baseline)
console.log(
  `\n${table(
    ['measure', 'value', 'budget', 'ok'],
    checks.map(({ measure, value, budget, isWithinBudget }) => [measure, value, budget, isWithinBudget ? 'yes' : 'NO']),
  )}`,
)

const exceeded = checks.filter(({ isWithinBudget }) => !isWithinBudget)
for (const { measure, value, budget } of exceeded)
  console.log(`\nOver budget: ${measure} is ${value}, but the budget is ${budget}.`)
process.exit(exceeded.length === 0 ? 0 : 1)
