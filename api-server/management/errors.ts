import { randomBytes } from 'node:crypto'
import type * as z from 'zod/mini'

import type { Reply } from '../http/reply.ts'

/** `code` is a string or a number, depending on the service of the platform (docs/api/management.md#errors). */
type Details = { code?: string | number; errors?: FieldError[]; exceptionId?: string }
export type FieldError = { key: string; message: string }

const INVALID = 'Request body not valid'

/** Returns an error. Most errors of the platform have a message and no details. */
export function errorReply(status: number, error: string, details: Details = {}): Reply {
  return { status, body: { error, ...details } }
}

/** Rejects a request body that is not JSON or has the wrong shape. */
export function invalidBody(): Reply {
  return errorReply(400, INVALID)
}

/** Returns an error that has every field of an error body. */
export function fieldErrors(errors: FieldError[]): Reply {
  return errorReply(422, INVALID, { code: 'manage.invalid', errors, exceptionId: exceptionId() })
}

export function toFieldErrors(error: z.core.$ZodError | undefined): FieldError[] {
  return (error?.issues ?? []).map(({ path, message }) => ({ key: path.join('.'), message }))
}

export function methodNotAllowed(): Reply {
  return errorReply(405, 'Method not allowed.', { code: 405, exceptionId: exceptionId() })
}

export function serverError(): Reply {
  return errorReply(500, 'Application error.', { code: 500, exceptionId: exceptionId() })
}

function exceptionId(): string {
  return `manage-${randomBytes(12).toString('hex')}`
}
