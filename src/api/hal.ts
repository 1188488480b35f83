import * as z from 'zod/mini'

import { ApiClient, type ErrorBody } from './client'

/** Spring Boot's error body (api-facts §2.1). Every key is optional: it is read in the worst moment. */
const HalErrorBody = z.object({
  status: z.optional(z.number()),
  error: z.optional(z.string()),
  message: z.optional(z.string()),
  reason: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.optional(z.string()), defaultMessage: z.optional(z.string()) }))),
})

/** The tenant behind the API is full. It arrives as a 500 that wraps the 403 of another system (api-facts §2.2). */
const LIMIT_REACHED = /limit of entities/i

function readError(body: unknown): ErrorBody {
  const parsed = HalErrorBody.safeParse(body)
  if (!parsed.success) return {}
  const { status, message, reason, error, errors = [] } = parsed.data
  return {
    status,
    words: message ?? reason ?? error,
    kind: LIMIT_REACHED.test(message ?? '') ? 'limit-reached' : undefined,
    fieldErrors: Object.fromEntries(
      errors.flatMap(({ field, defaultMessage }) => (field && defaultMessage ? [[field, defaultMessage]] : [])),
    ),
  }
}

/** The documented "201 Created" of this API carries `{"status": 500, "error": …}` (api-facts §3, 9). */
function isError(body: unknown): boolean {
  const parsed = HalErrorBody.safeParse(body)
  return parsed.success && (parsed.data.status ?? 0) >= 400 && parsed.data.error !== undefined
}

/** The API of the HAL dialect. */
export const halApi = new ApiClient({ readError, isError })

/** Links by their rel, as the server wrote them. */
export const HalLinks = z.record(z.string(), z.object({ href: z.string() }))

/**
 * The actions that a resource offers, with their addresses. A rel reads "{actions} {resource}", and several actions may
 * share one ("update delete apikey"); a missing action is one that the server does not offer to this caller.
 */
export function halActions(links: z.output<typeof HalLinks>): Partial<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(links).flatMap(([rel, { href }]) => {
      const words = rel.split(' ')
      return (words.length > 1 ? words.slice(0, -1) : words).map((action) => [action, href])
    }),
  )
}

/** A page of a collection. An empty one comes without `_embedded`. */
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
