import * as z from 'zod/mini'

import { ApiClient, type ErrorBody } from './client'

/** Spring Boot's error body. Every key is optional, so that an incomplete body does not hide the rest. */
const HalErrorBody = z.object({
  status: z.optional(z.number()),
  error: z.optional(z.string()),
  message: z.optional(z.string()),
  reason: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.optional(z.string()), defaultMessage: z.optional(z.string()) }))),
})

/** The tenant has reached its limit of clients. The API reports a 500 that wraps the 403 of Auth0 (docs/api/hal.md). */
const LIMIT_REACHED = /limit of entities/i

function readError(body: unknown): ErrorBody {
  const parsed = HalErrorBody.safeParse(body)
  if (!parsed.success) return {}
  const { status, message, reason, error, errors = [] } = parsed.data
  return {
    status,
    message: message ?? reason ?? error,
    kind: LIMIT_REACHED.test(message ?? '') ? 'limit-reached' : undefined,
    fieldErrors: Object.fromEntries(
      errors.flatMap(({ field, defaultMessage }) => (field && defaultMessage ? [[field, defaultMessage]] : [])),
    ),
  }
}

/** This API documents a "201 Created" whose body is `{"status": 500, "error": …}` (docs/api/hal.md). */
function isError(body: unknown): boolean {
  const parsed = HalErrorBody.safeParse(body)
  return parsed.success && (parsed.data.status ?? 0) >= 400 && parsed.data.error !== undefined
}

/** The API that manages API keys, in the HAL dialect. */
export const halApi = new ApiClient({ readError, isError })

/** Links by relation, unchanged from the response. */
export const HalLinks = z.record(z.string(), z.object({ href: z.string() }))

/**
 * Returns the URL of each action that the resource offers. A relation reads "{actions} {resource}", and several actions
 * can share a link ("update delete apikey"). A missing action means that this user may not perform it.
 */
export function halActions(links: z.output<typeof HalLinks>): Partial<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(links).flatMap(([rel, { href }]) => {
      const words = rel.split(' ')
      return (words.length > 1 ? words.slice(0, -1) : words).map((action) => [action, href])
    }),
  )
}

/** Schema for a page of a collection. An empty page has no `_embedded`. */
export function halPage<Name extends string, Item extends z.ZodMiniType>(name: Name, item: Item) {
  return z.pipe(
    z.object({
      _embedded: z.optional(z.record(z.string(), z.array(z.unknown()))),
      page: z.object({
        size: z.number(),
        totalElements: z.number(),
        totalPages: z.number(),
        number: z.number(),
      }),
    }),
    z.pipe(
      z.transform(({ _embedded, page }: { _embedded?: Record<string, unknown[]> | undefined; page: HalPageInfo }) => ({
        items: _embedded?.[name] ?? [],
        page,
      })),
      z.object({
        items: z.array(item),
        page: z.object({ size: z.number(), totalElements: z.number(), totalPages: z.number(), number: z.number() }),
      }),
    ),
  )
}

type HalPageInfo = { size: number; totalElements: number; totalPages: number; number: number }
