/**
 * Loads and interactions of the production build, against a bare app of the same packages that is built in the same
 * call. After `npm run build`:
 *   npm run bench
 *   npm run bench -- --runs 3 --turns 5      shorter, and noisier
 *   npm run bench -- --only loads            or interactions, or of these tokens alone
 *   npm run bench -- --dir X                 another build than dist/
 */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { serveBuild } from './bench-server.ts'
import { launch } from './browser.ts'
import { buildFloor } from './build-floor.ts'
import { heapGrowth, measureInteractions } from './interactions.ts'
import { keySteps } from './key-steps.ts'
import { loadCold, warmUp, type Target } from './load.ts'
import {
  growthMeasure,
  interactionMeasures,
  loadMeasures,
  shiftMeasure,
  type Measure,
  type Rounds,
} from './measures.ts'
import { benchConfig } from './signed-in.ts'
import { calmMachine, machineChecks, median } from './statistics.ts'
import { table } from './table.ts'
import { measureFlips, tokenSteps } from './token-steps.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    turns: { type: 'string', default: '10' },
    only: { type: 'string' },
    dir: { type: 'string', default: 'dist' },
  },
})
const runs = Number(values.runs)
const turns = Number(values.turns)

type Interactions = Awaited<ReturnType<typeof measureInteractions>>
type Lists = { keys?: number; tokens?: number; ending?: number }

const folder = resolve(values.dir)
const serveApp = (lists: Lists) => serveBuild({ folder, ...lists, config: benchConfig })
const keysPage = (origin: string) => `${origin}/api-keys`
const tokensPage = (origin: string) => `${origin}/tokens`

const measures: Measure[] = []
const { only = 'all' } = values
if (['all', 'loads'].includes(only)) measures.push(...(await loads()))
if (['all', 'interactions'].includes(only)) measures.push(...(await interactions()))
if (['all', 'interactions', 'tokens'].includes(only)) measures.push(...(await tokenInteractions()))

console.log(
  `\nChromium, slow 4G and a processor 4 times slower; medians of ${runs} loads, ${turns * 2} interactions each (p50 / p95).`,
  `\nMachine check: ${median(machineChecks).toFixed(0)} ms (${Math.min(...machineChecks).toFixed(0)} to ${Math.max(...machineChecks).toFixed(0)}).\n`,
)
console.log(
  table(
    ['measure', 'value', 'budget', 'ok'],
    measures.map(({ name, value, budget, isFine }) => [name, value, budget, isFine ? 'yes' : 'NO']),
  ),
)
const exceeded = measures.filter(({ isFine }) => !isFine)
for (const { name, value, budget } of exceeded) console.log(`\nOver budget: ${name} is ${value}, and may be ${budget}.`)
process.exit(exceeded.length === 0 ? 0 : 1)

async function loads(): Promise<Measure[]> {
  const floorServer = await serveBuild({ folder: await buildFloor(join(import.meta.dirname, '../.bench')) })
  const appServer = await serveApp({ keys: 2_000 })
  const floor: Target = { name: 'floor', url: floorServer.origin }
  const app: Target = { name: 'app', url: keysPage(appServer.origin) }

  const browser = await launch()
  // Once without looking: the browser itself starts up.
  await loadCold(browser, floor)
  const cold = await inTurn(
    () => loadCold(browser, app),
    () => loadCold(browser, floor),
  )
  await browser.close()

  const [warmApp, warmFloor] = [await warmUp(app), await warmUp(floor)]
  const warm = await inTurn(warmApp.load, warmFloor.load)
  await warmApp.close()
  await warmFloor.close()
  floorServer.close()
  appServer.close()
  return loadMeasures(cold, warm)
}

async function inTurn(loadApp: () => Promise<Rounds['app'][number]>, loadFloor: typeof loadApp): Promise<Rounds> {
  const rounds: Rounds = { app: [], floor: [] }
  for (let run = 0; run < runs; run += 1) {
    await calmMachine()
    rounds.floor.push(await loadFloor())
    rounds.app.push(await loadApp())
    process.stderr.write('.')
  }
  return rounds
}

async function interactions(): Promise<Measure[]> {
  const browser = await launch()
  const results: Measure[] = []
  let shift = 0
  // A dozen pages: enough to turn over with twenty rows in sight, and as good as nothing behind them.
  for (const [keys, limit] of [
    [240, 120],
    [10_000, 160],
  ] as const) {
    const server = await serveApp({ keys })
    const samples = await inRounds(() => measureInteractions(browser, keysPage(server.origin), keySteps, turns))
    server.close()
    results.push(...interactionMeasures(`${keys.toLocaleString('en')} keys`, limit, samples.results))
    shift = Math.max(shift, samples.shift)
  }
  const server = await serveApp({ keys: 2_000 })
  results.push(
    growthMeasure(await heapGrowth(browser, keysPage(server.origin), 50)),
    shiftMeasure('wide screen', shift),
  )
  server.close()
  await browser.close()
  return results
}

/** All tokens are at hand in the browser. That one of them ends is no input, and must disturb as little as if it were. */
async function tokenInteractions(): Promise<Measure[]> {
  const browser = await launch()
  const server = await serveApp({ tokens: 2_000 })
  const { results, shift } = await inRounds(() =>
    measureInteractions(browser, tokensPage(server.origin), tokenSteps, turns),
  )
  server.close()
  const ending = await serveApp({ tokens: 2_000, ending: turns })
  const flips = await inRounds(() => measureFlips(browser, `${tokensPage(ending.origin)}?sort=name,asc`, turns))
  ending.close()
  await browser.close()
  return [
    ...interactionMeasures('2,000 tokens', 160, new Map([...results, ...flips.results])),
    shiftMeasure('the tokens page', shift),
  ]
}

/** Twice, since a page that is opened anew is not at the same place of what the engine has learned. */
async function inRounds(measure: () => Promise<Interactions>): Promise<Interactions> {
  const results = new Map<string, number[]>()
  let shift = 0
  for (let round = 0; round < 2; round += 1) {
    await calmMachine()
    const measured = await measure()
    for (const [step, times] of measured.results) results.set(step, [...(results.get(step) ?? []), ...times])
    shift = Math.max(shift, measured.shift)
    process.stderr.write(',')
  }
  return { results, shift }
}
