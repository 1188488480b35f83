import { expect, test } from 'vitest'
import * as z from 'zod/mini'

import { describeIssue } from './describe-issue'

const issueOf = (schema: z.ZodMiniType, value: unknown) => {
  const [issue] = schema.safeParse(value).error?.issues ?? []
  if (!issue) throw new Error('The value matches the schema.')
  return describeIssue(issue)
}

test('names the path and the type of a mismatch', () => {
  expect(issueOf(z.object({ items: z.array(z.object({ clientId: z.string() })) }), { items: [{}] })).toBe(
    'items.0.clientId: invalid_type',
  )
  expect(issueOf(z.string(), 7)).toBe('body: invalid_type')
})

test.each(['update <b>apikey</b>', 'Call +1 555', 'x'.repeat(41), '', 'a\nb'])(
  'does not repeat the key %j, which the server chose',
  (key) => {
    expect(issueOf(z.record(z.string(), z.object({ href: z.string() })), { [key]: 7 })).toBe('*: invalid_type')
  },
)
