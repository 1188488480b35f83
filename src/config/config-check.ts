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

/** Messages by the name of the rule in config.ts. */
const messages: Record<string, string> = {
  required: 'must not be empty or a placeholder',
  url: 'must be a URL that starts with https://',
  host: 'must be a host name like login.example.com',
  days: 'must be a whole number of days from 1 to 3650',
  link: 'must start with https:// or mailto:',
  linkWithId: 'must contain {id}, which the console replaces with the ID of the project or organization',
  origin: 'must be an origin like https://app.example.com, without a path',
  cssFile: 'must be the name of a file like brand.css',
  instant: 'must be a time with a zone like 2027-03-01T22:00:00Z',
  dpop: 'is not supported yet: must be false',
  logo: 'must start with a single / or with https://',
  color: 'must be a color like #3d5bf5',
}

const expected: Record<string, string> = {
  string: 'a string',
  boolean: 'true or false',
  number: 'a number',
  object: 'an object in { }',
  array: 'a list in [ ]',
}

function explain(issue: z.core.$ZodIssue, isMissing: boolean): string {
  if (issue.code === 'invalid_type') {
    return `${isMissing ? 'is missing and ' : ''}must be ${expected[issue.expected] ?? issue.expected}`
  }
  const message = messages[issue.message]
  if (message !== undefined) return message
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.join(', ')}`
  return issue.message
}

function valueAt(json: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    json,
  )
}
