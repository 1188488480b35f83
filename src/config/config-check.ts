import type * as z from 'zod/mini'

type Problem = { field: string; message: string }

/** Describes each wrong field of a configuration. Problems of the whole file are reported for its URL. */
export function describeProblems(json: unknown, error: z.core.$ZodError, url: string): Problem[] {
  if (json === undefined) return [{ field: url, message: 'is not valid JSON' }]
  return error.issues.map((issue) => ({
    field: issue.path.join('.') || url,
    message: explain(issue, valueAt(json, issue.path) === undefined),
  }))
}

const expected: Record<string, string> = {
  string: 'a string',
  boolean: 'true or false',
  number: 'a number',
  object: 'an object in { }',
}

function explain(issue: z.core.$ZodIssue, isMissing: boolean): string {
  if (issue.code === 'invalid_type') {
    return `${isMissing ? 'is missing and ' : ''}must be ${expected[issue.expected] ?? issue.expected}`
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
