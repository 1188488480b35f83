/**
 * Measures page loads and interactions of the production build. Compares the loads with the floor: a minimal app that
 * uses the same packages (bench/floor/) and is built for each run. After `npm run build`:
 *   npm run bench
 *   npm run bench -- --runs 3 --turns 5      faster, but less precise
 *   npm run bench -- --only loads            or interactions, tokens (access tokens) or palette
 *   npm run bench -- --dir X                 measures the build in X instead of dist/
 */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { serveBuild } from './bench-server.ts'
import { launch } from './browser.ts'
import { buildFloor } from './build-floor.ts'
import { heapGrowth, measureInteractions } from './interactions.ts'
import { apiKeySteps } from './api-key-steps.ts'
import { loadCold, warmUp, type Target } from './load.ts'
import {
  growthMeasure,
  interactionMeasures,
  loadMeasures,
  shiftMeasure,
  type Measure,
  type Rounds,
} from './measures.ts'
import { benchConfig } from './log-in.ts'
import { waitForIdleMachine, machineChecks, median } from './statistics.ts'
import { paletteSteps } from './palette-steps.ts'
import { table } from './table.ts'
import { measureExpiry, tokenSteps } from './token-steps.ts'

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
type Lists = { keys?: number; tokens?: number; expiring?: number }

const folder = resolve(values.dir)
const serveApp = (lists: Lists) => serveBuild({ folder, ...lists, config: benchConfig })
const keysPage = (origin: string) => `${origin}/api-keys`
const tokensPage = (origin: string) => `${origin}/tokens`

const measures: Measure[] = []
const { only = 'all' } = values
if (['all', 'loads'].includes(only)) measures.push(...(await loads()))
if (['all', 'interactions'].includes(only)) measures.push(...(await interactions()))
if (['all', 'interactions', 'tokens'].includes(only)) measures.push(...(await tokenInteractions()))
if (['all', 'interactions', 'palette'].includes(only)) measures.push(...(await paletteInteractions()))

console.log(
  `\nChromium, slow 4G and a CPU slowed down 4 times; medians of ${runs} loads, p50 / p95 of ${turns * 2} interactions.`,
  `\nMachine check: ${median(machineChecks).toFixed(0)} ms (${Math.min(...machineChecks).toFixed(0)} to ${Math.max(...machineChecks).toFixed(0)}).\n`,
)
console.log(
  table(
    ['measure', 'value', 'budget', 'ok'],
    measures.map(({ name, value, budget, isWithinBudget }) => [name, value, budget, isWithinBudget ? 'yes' : 'NO']),
  ),
)
const exceeded = measures.filter(({ isWithinBudget }) => !isWithinBudget)
for (const { name, value, budget } of exceeded)
  console.log(`\nOver budget: ${name} is ${value}, but the budget is ${budget}.`)
process.exit(exceeded.length === 0 ? 0 : 1)

async function loads(): Promise<Measure[]> {
  const floorServer = await serveBuild({ folder: await buildFloor(join(import.meta.dirname, '../.bench')) })
  const appServer = await serveApp({ keys: 2_000 })
  const floor: Target = { name: 'floor', url: floorServer.origin }
  const app: Target = { name: 'app', url: keysPage(appServer.origin) }

  const browser = await launch()
  // Not measured: the first load includes the start of the browser.
  await loadCold(browser, floor)
  const cold = await alternate(
    () => loadCold(browser, app),
    () => loadCold(browser, floor),
  )
  await browser.close()

  const [warmApp, warmFloor] = [await warmUp(app), await warmUp(floor)]
  const warm = await alternate(warmApp.load, warmFloor.load)
  await warmApp.close()
  await warmFloor.close()
  floorServer.close()
  appServer.close()
  return loadMeasures(cold, warm)
}

/** Loads both apps in turn, so that a change in the speed of the machine affects both. */
async function alternate(loadApp: () => Promise<Rounds['app'][number]>, loadFloor: typeof loadApp): Promise<Rounds> {
  const rounds: Rounds = { app: [], floor: [] }
  for (let run = 0; run < runs; run += 1) {
    await waitForIdleMachine()
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
  // 240 keys fill twelve pages, as many as the "next page" step needs. 10,000 keys measure the cost of a long list.
  for (const [keys, limit] of [
    [240, 120],
    [10_000, 160],
  ] as const) {
    const server = await serveApp({ keys })
    const samples = await measureTwice(() => measureInteractions(browser, keysPage(server.origin), apiKeySteps, turns))
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

/** The browser holds the whole list of tokens. The expiry of a token has the same budget as an interaction. */
async function tokenInteractions(): Promise<Measure[]> {
  const browser = await launch()
  const server = await serveApp({ tokens: 2_000 })
  const { results, shift } = await measureTwice(() =>
    measureInteractions(browser, tokensPage(server.origin), tokenSteps, turns),
  )
  server.close()
  const expiringServer = await serveApp({ tokens: 2_000, expiring: turns })
  const expiry = await measureTwice(() =>
    measureExpiry(browser, `${tokensPage(expiringServer.origin)}?sort=name,asc`, turns),
  )
  expiringServer.close()
  await browser.close()
  return [
    ...interactionMeasures('2,000 tokens', 160, new Map([...results, ...expiry.results])),
    shiftMeasure('the tokens page', shift),
  ]
}

/** The palette searches all keys and all tokens in the browser. */
async function paletteInteractions(): Promise<Measure[]> {
  const browser = await launch()
  const server = await serveApp({ keys: 10_000, tokens: 2_000 })
  const { results } = await measureTwice(() =>
    measureInteractions(browser, keysPage(server.origin), paletteSteps, turns),
  )
  server.close()
  await browser.close()
  return interactionMeasures('10,000 keys and 2,000 tokens', 100, results)
}

/** Measures on two new pages and joins the samples, because V8 optimizes the code of each page at different moments. */
async function measureTwice(measure: () => Promise<Interactions>): Promise<Interactions> {
  const results = new Map<string, number[]>()
  let shift = 0
  for (let round = 0; round < 2; round += 1) {
    await waitForIdleMachine()
    const measured = await measure()
    for (const [step, times] of measured.results) results.set(step, [...(results.get(step) ?? []), ...times])
    shift = Math.max(shift, measured.shift)
    process.stderr.write(',')
  }
  return { results, shift }
}
