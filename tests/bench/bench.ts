/**
 * Loads and interactions of the production build, against a bare app of the same packages that is built in the same
 * call. After `npm run build`:
 *   npm run bench
 *   npm run bench -- --runs 3 --turns 5      shorter, and noisier
 *   npm run bench -- --only loads            or interactions
 *   npm run bench -- --dir X                 another build than dist/
 */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { serveBuild } from './bench-server.ts'
import { launch } from './browser.ts'
import { buildFloor } from './build-floor.ts'
import { heapGrowth, measureInteractions } from './interactions.ts'
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

const folder = resolve(values.dir)
const serveApp = (keys: number) => serveBuild({ folder, keys, config: benchConfig })
const page = (origin: string) => `${origin}/api-keys`

const measures: Measure[] = []
if (values.only !== 'interactions') measures.push(...(await loads()))
if (values.only !== 'loads') measures.push(...(await interactions()))

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
  const floorServer = await serveBuild({ folder: await buildFloor(join(import.meta.dirname, '../../.bench')), keys: 0 })
  const appServer = await serveApp(2_000)
  const floor: Target = { name: 'floor', url: floorServer.origin }
  const app: Target = { name: 'app', url: page(appServer.origin) }

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
    const server = await serveApp(keys)
    const samples = new Map<string, number[]>()
    for (let round = 0; round < 2; round += 1) {
      await calmMachine()
      const measured = await measureInteractions(browser, page(server.origin), turns)
      for (const [step, times] of measured.results) samples.set(step, [...(samples.get(step) ?? []), ...times])
      shift = Math.max(shift, measured.shift)
      process.stderr.write(',')
    }
    server.close()
    results.push(...interactionMeasures(keys, limit, samples))
  }
  const server = await serveApp(2_000)
  results.push(growthMeasure(await heapGrowth(browser, page(server.origin), 50)), shiftMeasure(shift))
  server.close()
  await browser.close()
  return results
}
