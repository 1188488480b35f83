/** Scans https://localhost. Arguments: the port of http and the port of https. */
import { CspEvaluator } from 'csp_evaluator'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { ALL_TESTS } from '@mdn/mdn-http-observatory/src/constants.js'
import { MINIMUM_SCORE_FOR_EXTRA_CREDIT } from '@mdn/mdn-http-observatory/src/grader/charts.js'
import { getScoreModifier } from '@mdn/mdn-http-observatory/src/grader/grader.js'
import { retrieve } from '@mdn/mdn-http-observatory/src/retriever/retriever.js'

const TARGET = 135
const [httpPort, httpsPort] = process.argv.slice(2).map(Number)

const site = await retrieve('localhost', { httpPort, httpsPort })
const results = ALL_TESTS.map((test) => test(site))
const points = results.map(({ result }) => getScoreModifier(result))
const penalties = points.filter((one) => one < 0).reduce((sum, one) => sum + one, 100)
const total = points.reduce((sum, one) => sum + one, 100)
const score = penalties >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? total : penalties
for (const [index, { constructor, result }] of results.entries())
  console.log(`${String(points[index]).padStart(4)}  ${constructor.name.padEnd(28)} ${result}`)
console.log(`HTTP Observatory: ${score} (target ${TARGET})\n`)

const policy = site.responses.auto.headers['content-security-policy']
const findings = new CspEvaluator(new CspParser(policy).csp).evaluate()
for (const { severity, directive, value, description } of findings)
  console.log(`${Severity[severity]}  ${directive} ${value ?? ''}: ${description}`)
console.log(`CSP Evaluator: ${findings.length} findings (target 0)`)

process.exitCode = score >= TARGET && findings.length === 0 ? 0 : 1
