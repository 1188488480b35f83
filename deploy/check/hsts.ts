import { drift, type Drift } from './drift.ts'
import { listOf } from './check-result.ts'

type Hsts = { maxAge: number; flags: string[] }

/** Compares two values of Strict-Transport-Security. A longer time is as good. */
export function hstsDrift(expected: string, actual: string): Drift | undefined {
  const wanted = hstsOf(expected)
  const found = hstsOf(actual)
  if (typeof found === 'string') return drift(`is weaker: ${found}`)
  // The configuration allows only values that this parser reads.
  if (typeof wanted === 'string') return drift('is compared with an invalid value of headers.hsts', false)
  const parts = [
    found.maxAge < wanted.maxAge && `max-age is ${found.maxAge}, not ${wanted.maxAge}`,
    ...wanted.flags.map((flag) => !found.flags.includes(flag) && `${flag} is missing`),
  ].filter((part) => part !== false)
  if (parts.length > 0) return drift(`is weaker: ${parts.join('; ')}`)
  const added = found.flags.filter((flag) => !wanted.flags.includes(flag))
  return added.length > 0 ? drift(`has ${listOf(added)} in addition, which binds more hosts`) : undefined
}

/** Returns why a value that the host chose does not turn HSTS on. */
export function hostHstsProblem(actual: string): string | undefined {
  const found = hstsOf(actual)
  if (typeof found === 'string') return found
  return found.maxAge === 0 ? 'max-age=0 turns HSTS off' : undefined
}

const DIRECTIVE = /^([!#$%&'*+.^`|~\w-]+)(?:[ \t]*=[ \t]*([!#$%&'*+.^`|~\w-]+|"(?:[^"\\]|\\.)*"))?$/

/** Reads a value by the grammar of RFC 6797, section 6.1. Browsers ignore an invalid one: the text says why. */
function hstsOf(value: string): Hsts | string {
  const ignored = `browsers ignore "${value}", because`
  const directives = new Map<string, string | undefined>()
  for (const part of value.split(';').map((text) => text.trim())) {
    if (part === '') continue
    const match = DIRECTIVE.exec(part)
    if (!match) return value.includes(',') ? 'it is sent more than once' : `${ignored} "${part}" is no directive`
    const [, name = '', content] = match
    const key = name.toLowerCase()
    if (directives.has(key)) return `${ignored} ${key} comes twice`
    directives.set(key, content?.replace(/^"(.*)"$/, '$1'))
  }
  const age = directives.get('max-age')
  if (age === undefined || !/^\d+$/.test(age)) return `${ignored} max-age is ${age ?? 'missing'}`
  const flags = [...directives.keys()].filter((name) => name !== 'max-age')
  const withValue = flags.find((name) => directives.get(name) !== undefined)
  return withValue === undefined ? { maxAge: Number(age), flags } : `${ignored} ${withValue} has a value`
}
