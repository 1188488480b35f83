import { ConfigError } from '~/config/config'

import type { CheckContext } from './context.ts'
import { about, type Finding } from './finding.ts'
import { outcomeOf } from './request.ts'

const MAX_PROBLEMS = 4

/** Checks config.json with the schema that the app and `latchkey prepare` use. */
export async function checkConfig({ config, configFile }: CheckContext): Promise<Finding[]> {
  const { ok, wrong } = about('config', 'config.json is valid')
  if (!(config instanceof ConfigError)) return [ok()]
  const consequence =
    'The console does not start. It shows the problem to its users. The tenant and the APIs were not checked.'
  if (configFile.status !== 200) {
    const fix = 'Upload config.json next to index.html.'
    return [wrong({ cause: `${configFile.url} ${outcomeOf(configFile)}.`, consequence, fix })]
  }
  const { problems } = config
  const shown = problems.slice(0, MAX_PROBLEMS).map(({ field, message }) => `${field} ${message}.`)
  if (problems.length > MAX_PROBLEMS) shown.push(`${problems.length - MAX_PROBLEMS} more problems.`)
  return [wrong({ cause: shown.join(' '), consequence, fix: 'Correct the fields, run "latchkey prepare" and upload.' })]
}
