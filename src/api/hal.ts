import * as z from 'zod/mini'

import { ApiClient, type ErrorBody } from './client'
import { Count, ifReadable } from './fields'
import { readableRows, rows } from './rows'

const Text = ifReadable(z.string())
const Unknown = z.optional(z.unknown())

/** Spring Boot's error body. A key that is missing, null or of the wrong type does not hide the rest. */
const HalErrorBody = z.object({
  status: ifReadable(Count),
  error: Text,
  message: Text,
  reason: Text,
  errors: Unknown,
})
const FieldError = z.object({ field: z.string(), defaultMessage: z.string() })

/** The tenant has reached its limit of clients. The API reports a 500 that wraps the 403 of Auth0 (docs/api/hal.md). */
const LIMIT_REACHED = /limit of entities/i

function readError(body: unknown): ErrorBody {
  const parsed = HalErrorBody.safeParse(body)
  if (!parsed.success) return {}
  const { status, message, reason, error, errors } = parsed.data
  return {
    status,
    message: message ?? reason ?? error,
    kind: LIMIT_REACHED.test(message ?? '') ? 'limit-reached' : undefined,
    fieldErrors: Object.fromEntries(
      readableRows(FieldError, errors).map(({ field, defaultMessage }) => [field, defaultMessage]),
    ),
  }
}

/** This API documents a "201 Created" whose body is `{"status": 500, "error": …}` (docs/api/hal.md). The error may be null. */
function isError(body: unknown): boolean {
  const { status = 0, message } = readError(body)
  return status >= 400 && message !== undefined
}

/** The API that manages API keys, in the HAL dialect. */
export const halApi = new ApiClient({ readError, isError })

/** Links by relation, unchanged from the response. Null and missing links are an empty record, and so is PHP's `[]`. */
export const HalLinks = z.pipe(
  z.nullish(z.union([z.record(z.string(), z.unknown()), z.array(z.unknown()).check(z.maxLength(0))])),
  z.transform((links): Record<string, unknown> => ({ ...links })),
)

const Link = z.object({ href: z.string() })

/**
 * Returns the URL of each action that the resource offers. A relation reads "{actions} {resource}", and several actions
 * can share a link ("update delete apikey"). A missing action means that this user may not perform it. Null means that
 * the link is a template that cannot be expanded with the resource's ID.
 */
export function halActions(links: Record<string, unknown>, id = ''): Partial<Record<string, string | null>> {
  return Object.fromEntries(
    Object.entries(links).flatMap(([rel, link]) => {
      const href = hrefOf(link)
      if (href === undefined) return []
      // A rel may have the prefix of a curie (HAL, section 8.2): "kb:delete apikey".
      const words = rel
        .trim()
        .replace(/^[\w-]+:(?!\/)/, '')
        .split(/\s+/)
      const url = expandTemplate(href, id)
      return (words.length > 1 ? words.slice(0, -1) : words).map((action) => [action, url])
    }),
  )
}

/** A relation has one link or an array of links (HAL, section 4.1.1). Of an array, the first one counts. */
function hrefOf(link: unknown): string | undefined {
  return [link].flat().flatMap((each) => Link.safeParse(each).data?.href ?? [])[0]
}

const EXPRESSION = /(\/?)\{([+#./;?&]?)([^{}]*)\}/g

/** The variable in a list of variables, with its modifiers: `x,id:3` and `id*`. */
const ID_VARIABLE = /(?:^|,)id(?::(\d+))?\*?(?:,|$)/

/**
 * Expands a URI template (RFC 6570) whose only variable is `id`. Undefined variables vanish, as in
 * `/apikeys/1{?projection}`. Returns null if a path segment vanishes with its variable: `/apikeys/{key}` without a key
 * would be the URL of the whole collection.
 */
function expandTemplate(template: string, id: string): string | null {
  const url = template.replace(EXPRESSION, (whole, slash: string, operator: string, names: string) => {
    const variable = /^[+/]?$/.test(operator) && ID_VARIABLE.exec(names)
    if (variable) {
      const prefix = [...id].slice(0, Number(variable[1] ?? Infinity)).join('')
      return `${slash || operator.replace('+', '')}${encodeURIComponent(prefix)}`
    }
    return slash && /^[+.;]?$/.test(operator) ? whole : slash
  })
  return /[{}]/.test(url) ? null : url
}

const MaybeCount = ifReadable(Count)
const PageInfo = z.object({
  totalElements: MaybeCount,
  totalPages: MaybeCount,
  number: MaybeCount,
})

/**
 * Schema for a page of a collection. An empty page has no `_embedded`, or an empty one. A collection of one may be an
 * object instead of an array (HAL, section 4.1.2). The numbers of the page may be missing, but an object without any key
 * of a page is no page.
 */
export function halPage<Name extends string, Item extends z.ZodMiniType>(
  name: Name,
  item: Item,
  options?: Parameters<typeof rows>[1],
) {
  return z.pipe(
    z.object({ _embedded: z.optional(HalLinks), _links: Unknown, page: Unknown }),
    z.pipe(
      z.transform(({ _embedded, _links, page }: PageParts): { items: z.input<Item>[]; page?: PageNumbers } => ({
        items: ((_embedded ?? _links ?? page) ? [_embedded?.[name] ?? []].flat() : undefined) as z.input<Item>[],
        page: page as PageNumbers,
      })),
      z.object({ items: rows(item, options), page: ifReadable(PageInfo) }),
    ),
  )
}

type PageNumbers = z.input<typeof PageInfo> | null | undefined
type PageParts = { _embedded?: Record<string, unknown> | undefined; _links?: unknown; page?: unknown }
