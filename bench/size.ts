/**
 * The bytes of the production build against their budget. After `npm run build`:
 *   npm run size               fails when the budget is exceeded
 *   npm run size -- --record   agrees to what the first load weighs now
 *   npm run size -- --dir X    measures another folder
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { measureBuild, type BuiltFile } from './measure-build.ts'
import { checkSizes, firstLoad, kB, sumOf, type Recorded } from './size-budget.ts'
import { table } from './table.ts'

const BUDGET = join(import.meta.dirname, 'budget.json')

const { values } = parseArgs({ options: { record: { type: 'boolean' }, dir: { type: 'string', default: 'dist' } } })
const folder = resolve(values.dir)
const build = measureBuild(folder)
const js = sumOf(firstLoad(build.files, '.js'))

if (values.record) {
  const recorded: Recorded = { firstLoadBr: js.br, firstLoadRaw: js.raw }
  writeFileSync(BUDGET, `${JSON.stringify(recorded, null, 2)}\n`)
}

const order = ['first', 'lazy', 'address']
const shown = build.files
  .filter(({ path }) => /\.(js|css|html)$/.test(path))
  .sort((one, other) => order.indexOf(one.reached) - order.indexOf(other.reached) || other.br - one.br)
const when = { first: 'first load', lazy: 'import()', address: 'by address' }
const row = (name: string, { raw, br }: Pick<BuiltFile, 'raw' | 'br'>, note: string) => [name, kB(raw), kB(br), note]
console.log(
  table(
    ['file', 'raw', 'brotli 11', 'reached'],
    [
      ...shown.map((file) => row(file.path, file, when[file.reached])),
      row('first-load JS', js, ''),
      row('first-load CSS', sumOf(firstLoad(build.files, '.css')), ''),
      row('all JS', sumOf(build.files.filter(({ path }) => path.endsWith('.js'))), ''),
    ],
  ),
)

const recorded = JSON.parse(readFileSync(BUDGET, 'utf8')) as Recorded
const checks = checkSizes(build, recorded)
console.log(
  `\n${table(
    ['measure', 'value', 'budget', 'ok'],
    checks.map(({ measure, value, budget, isFine }) => [measure, value, budget, isFine ? 'yes' : 'NO']),
  )}`,
)

const exceeded = checks.filter(({ isFine }) => !isFine)
for (const { measure, value, budget } of exceeded)
  console.log(`\nOver budget: ${measure} is ${value}, and may be ${budget}.`)
process.exit(exceeded.length === 0 ? 0 : 1)
