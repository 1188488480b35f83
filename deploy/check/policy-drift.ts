import { drift, type Drift } from './drift.ts'
import { listOf } from './check-result.ts'

/** These directives restrict nothing, so another host may add them. */
const HARMLESS = new Set(['report-uri', 'report-to', 'upgrade-insecure-requests', 'block-all-mixed-content'])

/**
 * Compares two content security policies, source by source. `mayHaveOlderHashes` is true if it is unknown which scripts and styles of
 * the last release `latchkey prepare --previous` has allowed.
 */
export function cspDrift(expected: string, actual: string, mayHaveOlderHashes: boolean): Drift | undefined {
  const policies = actual.split(',').map((policy) => policy.trim())
  if (policies.length > 1) return drift(`is sent ${policies.length} times, and browsers enforce all of them`)
  const wanted = directivesOf(expected)
  const found = directivesOf(actual)
  const extra: string[] = []
  const lacking: string[] = []
  let olderHashes = 0
  for (const [name, sources] of wanted) {
    const actualSources = found.get(name)
    if (!actualSources) {
      extra.push(`has no ${name}`)
      continue
    }
    const added = [...actualSources].filter((source) => !sources.has(source) && source !== "'none'")
    const hashes =
      /^(script|style)-src$/.test(name) && mayHaveOlderHashes ? added.filter((source) => source.startsWith("'sha")) : []
    olderHashes += hashes.length
    const weaker = added.filter((source) => !hashes.includes(source))
    if (weaker.length > 0) extra.push(`${name} also allows ${listOf(weaker)}`)
    const missing = [...sources].filter((source) => !actualSources.has(source) && source !== "'none'")
    if (missing.length > 0) lacking.push(`${name} does not allow ${listOf(missing)}`)
  }
  const added = [...found.keys()].filter((name) => !wanted.has(name) && !HARMLESS.has(name))
  if (added.length > 0) lacking.push(`has ${listOf(added)} in addition`)
  if (extra.length > 0) return drift(`is weaker: ${[...extra, ...lacking].join('; ')}`)
  if (lacking.length > 0) return drift(`is different: ${lacking.join('; ')}`)
  if (olderHashes > 0) return drift(`allows ${olderHashes} scripts or styles that this page does not have`, false)
  return undefined
}

function directivesOf(policy: string): Map<string, Set<string>> {
  const directives = new Map<string, Set<string>>()
  for (const text of policy.split(';')) {
    const [name = '', ...sources] = text.trim().split(/\s+/)
    // Browsers ignore a directive that comes again.
    if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), new Set(sources))
  }
  return directives
}

/** Compares two permissions policies, feature by feature. A policy may turn more features off. */
export function permissionsDrift(expected: string, actual: string): Drift | undefined {
  const wanted = featuresOf(expected)
  const found = featuresOf(actual)
  const missing = [...wanted.keys()].filter((feature) => !found.has(feature))
  const different = [...wanted].filter(([feature, list]) => found.has(feature) && found.get(feature) !== list)
  const added = [...found].filter(([feature, list]) => !wanted.has(feature) && list !== '()')
  const parts = [
    missing.length > 0 && `does not mention ${listOf(missing)}`,
    different.length > 0 && `has another value for ${listOf(different.map(([feature]) => feature))}`,
    added.length > 0 && `also allows ${listOf(added.map(([feature]) => feature))}`,
  ].filter((part) => part !== false)
  if (parts.length === 0) return undefined
  return drift(`is ${missing.length + added.length > 0 ? 'weaker' : 'different'}: ${parts.join('; ')}`)
}

function featuresOf(policy: string): Map<string, string> {
  return new Map(
    policy.split(',').map((entry) => {
      const [feature = '', list = ''] = entry.trim().split('=')
      return [feature, list.replace(/\s+/g, ' ')] as const
    }),
  )
}

/** Compares two values of any other header. */
export function valueDrift(expected: string, actual: string): Drift | undefined {
  const normal = (value: string) => value.trim().replace(/\s+/g, ' ').toLowerCase()
  if (normal(expected) === normal(actual)) return undefined
  const parts = actual.split(',').map(normal)
  if (parts.length > 1 && parts.every((part) => part === normal(expected))) return drift('is sent more than once')
  return drift(`is different: "${actual}" instead of "${expected}"`)
}
