import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type * as z from 'zod/mini'

import { sendJson } from './responses.ts'

/** `code` is a string or a number, depending on the service of the platform (docs/api/management.md#errors). */
type Details = { code?: string | number; errors?: FieldError[]; exceptionId?: string }
type FieldError = { key: string; message: string }

const INVALID = 'Request body not valid'

/** Sends an error body. Most errors of the platform have a message and no details. */
export function sendError(response: ServerResponse, status: number, error: string, details: Details = {}): void {
  sendJson(response, status, { error, ...details })
}

/** Rejects a request body that is not JSON or has the wrong shape. */
export function sendInvalidBody(response: ServerResponse): void {
  sendError(response, 400, INVALID)
}

/** Sends an error that has every field of an error body. */
export function sendFieldErrors(response: ServerResponse, errors: FieldError[]): void {
  sendError(response, 422, INVALID, { code: 'manage.invalid', errors, exceptionId: exceptionId() })
}

export function toFieldErrors(error: z.core.$ZodError | undefined): FieldError[] {
  return (error?.issues ?? []).map(({ path, message }) => ({ key: path.join('.'), message }))
}

export function sendMethodNotAllowed(response: ServerResponse): void {
  sendError(response, 405, 'Method not allowed.', { code: 405, exceptionId: exceptionId() })
}

export function sendServerError(response: ServerResponse): void {
  sendError(response, 500, 'Application error.', { code: 500, exceptionId: exceptionId() })
}

function exceptionId(): string {
  return `manage-${randomBytes(12).toString('hex')}`
}
