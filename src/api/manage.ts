import * as z from 'zod/mini'

import { ApiClient, type ErrorBody } from './client'
import { readableRows } from './rows'

/**
 * Union of all error bodies of the Management API (docs/api/management.md). Every key is `unknown`, so that a key of the
 * wrong type does not hide the others.
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
const FieldError = z.object({ key: z.string(), message: z.string() })

const MAX_REFERENCE_LENGTH = 64

function readError(body: unknown): ErrorBody {
  const parsed = z.partial(ManageErrorBody).safeParse(body)
  if (!parsed.success) return {}
  const { error, exception, message, description, detail, reason, exceptionId, errors, code, stringCode } = parsed.data
  const fields = readableRows(FieldError, errors)
  return {
    message: [error, exception, message, description, detail, reason, fields.map((field) => field.message).join(' ')]
      .filter((text) => typeof text === 'string')
      .find((text) => text.trim() !== ''),
    // Some services put the numeric HTTP status into `code`; only strings are error codes.
    code: [code, stringCode, Coded.safeParse(exception).data?.code].find((each) => typeof each === 'string'),
    fieldErrors: Object.fromEntries(fields.map((field) => [field.key, field.message])),
    reference:
      typeof exceptionId === 'string' ? exceptionId.replace(/[^\w.:-]/g, '').slice(0, MAX_REFERENCE_LENGTH) : undefined,
  }
}

/** Some services of the platform send a 2xx with `error`. A resource always has an `id`, which is neither null nor empty. */
function isError(body: unknown): boolean {
  const { error, id } = Object(body) as Record<string, unknown>
  return typeof error === 'string' && error !== '' && (id ?? '') === ''
}

/** The Management API: access tokens, invitations, notifications and promo codes. */
export const manageApi = new ApiClient({ readError, isError })
