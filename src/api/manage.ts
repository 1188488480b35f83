import * as z from 'zod/mini'

import { ApiClient, type ErrorBody } from './client'

/**
 * The error bodies of the Manage dialect, all of them in one (api-facts §1.2). Nothing in it may be relied on: it is
 * read in the worst moment, and a key of the wrong type must not hide the others.
 */
const ManageErrorBody = z.object({
  error: z.unknown(),
  exception: z.unknown(),
  message: z.unknown(),
  description: z.unknown(),
  detail: z.unknown(),
  reason: z.unknown(),
  exceptionId: z.unknown(),
  errors: z.unknown(),
  code: z.unknown(),
  stringCode: z.unknown(),
})
const Coded = z.object({ code: z.unknown() })
const FieldErrors = z.array(z.object({ key: z.string(), message: z.string() }))

const LONGEST_ID = 64

function readError(body: unknown): ErrorBody {
  const parsed = z.partial(ManageErrorBody).safeParse(body)
  if (!parsed.success) return {}
  const { error, exception, message, description, detail, reason, exceptionId, errors, code, stringCode } = parsed.data
  const fields = FieldErrors.safeParse(errors).data ?? []
  return {
    words: [error, exception, message, description, detail, reason, fields.map((field) => field.message).join(' ')]
      .filter((words) => typeof words === 'string')
      .find((words) => words.trim() !== ''),
    // Some services write the status here, as a number.
    code: [code, stringCode, Coded.safeParse(exception).data?.code].find((each) => typeof each === 'string'),
    fieldErrors: Object.fromEntries(fields.map((field) => [field.key, field.message])),
    reference: typeof exceptionId === 'string' ? exceptionId.replace(/[^\w.:-]/g, '').slice(0, LONGEST_ID) : undefined,
  }
}

/** The ids of this dialect are numbers; some of its services write them as texts. */
export const Id = z.pipe(z.union([z.number(), z.string()]), z.transform(String))
/** A project or an organization, as far as other things name it. */
export const Named = z.object({ id: Id, name: z.string() })

/** Some services of the platform say `error` in a 2xx. A resource always has an id. */
function isError(body: unknown): boolean {
  const parsed = z.object({ error: z.string().check(z.minLength(1)), id: z.optional(z.undefined()) }).safeParse(body)
  return parsed.success
}

/** The API of the Manage dialect. */
export const manageApi = new ApiClient({ readError, isError })
