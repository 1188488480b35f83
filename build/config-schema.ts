/** Writes docs/config.schema.json, from the schema that the app and the command line tool check config.json with. */
import { readFile, writeFile } from 'node:fs/promises'
import { runnerImport } from 'vite'

import type * as Module from '../deploy/config-schema.ts'

const { module } = await runnerImport<typeof Module>('./deploy/config-schema.ts', {
  configFile: false,
  resolve: { alias: { '~': new URL('../src', import.meta.url).pathname } },
})
const schema = module.configSchema(await readFile('docs/configuration.md', 'utf8'))
await writeFile('docs/config.schema.json', `${JSON.stringify(schema, null, 2)}\n`)
