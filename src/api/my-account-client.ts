import * as z from 'zod/mini'

import { ApiClient, type Dialect, type ErrorBody } from './client'
import { ifReadable } from './fields'
import { readableRows } from './rows'

const Text = ifReadable(z.string())

/** Error body of the My Account API, based on RFC 7807. A key that is missing or odd does not hide the rest. */
const ProblemBody = z.object({ title: Text, detail: Text, validation_errors: z.optional(z.unknown()) })
const FieldError = z.object({ field: z.string(), detail: z.string() })

/** Seconds. The API counts its rate limits per minute (docs/api/my-account.md). */
const RATE_LIMIT_WINDOW = 60

function readError(body: unknown): ErrorBody {
  const parsed = ProblemBody.safeParse(body)
  if (!parsed.success) return {}
  const { title, detail, validation_errors: errors } = parsed.data
  return {
    message: detail ?? title,
    fieldErrors: Object.fromEntries(readableRows(FieldError, errors).map(({ field, detail: why }) => [field, why])),
  }
}

const dialect: Dialect = { readError, isError: () => false, defaultRetryAfter: RATE_LIMIT_WINDOW }

/** Creates a client for Auth0's My Account API: one for each set of scopes, and one before the app has started. */
export function createMyAccountClient(): ApiClient {
  return new ApiClient(dialect)
}

/** Auth0's My Account API, with which users manage their own login methods. Its resources are in my-account.ts. */
export const myAccountApi = createMyAccountClient()

/** A free tenant allows two reads and two writes a minute, so each list is fetched once per visit and never refetched. */
export const fetchOncePerVisit = {
  staleTime: Infinity,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  refetchOnMount: false,
  retryOnMount: false,
  retry: false,
} as const
