import * as z from 'zod/mini'

import { ApiClient, type ErrorBody } from './client'

/** RFC 7807 as the My Account API writes it (auth0.md §2.6). Read in the worst moment, so every key is optional. */
const ProblemBody = z.object({
  title: z.optional(z.string()),
  detail: z.optional(z.string()),
  validation_errors: z.optional(z.array(z.object({ detail: z.optional(z.string()), field: z.optional(z.string()) }))),
})

/** Seconds. Its limits are counted by the minute (auth0.md §2.7). */
const MINUTE = 60

function readError(body: unknown): ErrorBody {
  const parsed = ProblemBody.safeParse(body)
  if (!parsed.success) return {}
  const { title, detail, validation_errors: errors = [] } = parsed.data
  return {
    words: detail ?? title,
    fieldErrors: Object.fromEntries(errors.flatMap(({ field, detail: why }) => (field && why ? [[field, why]] : []))),
  }
}

/** Auth0's My Account API: what a person may do to their own ways of logging in. Its resources are in my-account.ts. */
export const myAccountApi = new ApiClient({ readError, isError: () => false, usualWait: MINUTE })
