import type * as z from 'zod/mini'

type Problem = { field: string; message: string }

/** Each wrong field of a configuration, and what it should be. */
export function problemsOf(json: unknown, error: z.core.$ZodError, address: string): Problem[] {
  if (json === undefined) return [{ field: address, message: 'is not JSON' }]
  return error.issues.map((issue) => ({
    field: issue.path.join('.') || address,
    message: explain(issue, valueAt(json, issue.path) === undefined),
  }))
}

const expected: Record<string, string> = {
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
  object: 'a group in { }',
}

function explain(issue: z.core.$ZodIssue, isMissing: boolean): string {
  if (issue.code === 'invalid_type') {
    return `${isMissing ? 'is missing; it ' : ''}must be ${expected[issue.expected] ?? issue.expected}`
  }
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.join(', ')}`
  return issue.message
}

function valueAt(json: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    json,
  )
}
