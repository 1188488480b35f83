import type * as z from 'zod/mini'

/** Returns the path and type of a schema mismatch, such as "3.name: invalid_type". Never a value. */
export function describeIssue({ path, code }: z.core.$ZodIssue): string {
  return `${path.map(describeKey).join('.') || 'body'}: ${code}`
}

/** A key that does not look like ours was chosen by the server, and a reference contains no text of a server. */
function describeKey(key: PropertyKey): string {
  const text = String(key)
  return /^\w{1,40}$/.test(text) ? text : '*'
}
