/**
 * Lints the OpenAPI documents with Redocly: the structure, the references, and each example against its schema. It also
 * checks that the file is JSON, because the console's own code reads it without a YAML parser.
 */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createConfig, formatProblems, getTotals, lint } from '@redocly/openapi-core'

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true },
    'no-invalid-schema-examples': 'error',
    'no-invalid-parameter-examples': 'error',
    // The console sends the slash, as the documentation of the API does.
    'no-path-trailing-slash': 'off',
    // The documents describe any server, so their URL is an example.
    'no-server-example.com': 'off',
  },
})
const root = fileURLToPath(new URL('../..', import.meta.url))
const files =
  process.argv.length > 2
    ? process.argv.slice(2)
    : ['hal', 'management'].map((name) => `${root}docs/api/${name}.openapi.yaml`)
let failures = 0
for (const file of files) {
  JSON.parse(readFileSync(file, 'utf8'))
  const problems = await lint({ ref: file, config })
  formatProblems(problems, { totals: getTotals(problems), cwd: root })
  failures += problems.length
  process.stdout.write(`${relative(root, file)}: ${problems.length} problems\n`)
}
process.exitCode = failures === 0 ? 0 : 1
