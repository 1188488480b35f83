import { ConfigError } from '~/config/config'

import { unknownFieldsOf } from '../config-file.ts'
import type { CheckContext } from './context.ts'
import { about, listOf, type CheckResult } from './check-result.ts'
import { outcomeOf } from './request.ts'

const MAX_PROBLEMS = 4

/** Checks config.json with the schema that the app and `latchkey prepare` use. */
export async function checkConfig({ config, configFile }: CheckContext): Promise<CheckResult[]> {
  const { ok, wrong } = about('config', 'config.json is valid')
  if (!(config instanceof ConfigError)) return [ok(), checkFields(configFile.text)]
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

/** A misspelled field has no effect: a page that should be off is on, and a header has its default. */
function checkFields(text: string): CheckResult {
  const { ok, wrong } = about('config-fields', 'config.json has only fields that the console knows')
  const unknown = unknownFieldsOf(text)
  if (unknown.length === 0) return ok()
  const features = unknown.filter((field) => field.startsWith('features.'))
  return wrong({
    cause: `The console does not know ${listOf(unknown, MAX_PROBLEMS)}.`,
    consequence:
      features.length > 0
        ? 'The field has no effect: a page or a login method that should be off is on.'
        : 'The field has no effect, and the default of the right field is used.',
    fix: 'Correct the spelling or remove the field, run "latchkey prepare" and upload.',
  })
}
