import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type * as z from 'zod/mini'

import { sendJson } from './answers.ts'

/** A code is a word or a number, according to which of the platform's services answers (api-facts §1.2). */
type Details = { code?: string | number; errors?: FieldError[]; exceptionId?: string }
type FieldError = { key: string; message: string }

const INVALID = 'Request body not valid'

/** Most refusals are nothing but their sentence. */
export function refuse(response: ServerResponse, status: number, error: string, details: Details = {}): void {
  sendJson(response, status, { error, ...details })
}

/** What is no JSON, or nothing like what is asked for. */
export function refuseBody(response: ServerResponse): void {
  refuse(response, 400, INVALID)
}

/** With all that an error body may say. */
export function refuseFields(response: ServerResponse, errors: FieldError[]): void {
  refuse(response, 422, INVALID, { code: 'manage.invalid', errors, exceptionId: exceptionId() })
}

export function fieldErrors(error: z.core.$ZodError | undefined): FieldError[] {
  return (error?.issues ?? []).map(({ path, message }) => ({ key: path.join('.'), message }))
}

export function refuseMethod(response: ServerResponse): void {
  refuse(response, 405, 'Method not allowed.', { code: 405, exceptionId: exceptionId() })
}

/** Says nothing of what went wrong, apart from where its owners can look it up. */
export function failToAnswer(response: ServerResponse): void {
  refuse(response, 500, 'Application error.', { code: 500, exceptionId: exceptionId() })
}

function exceptionId(): string {
  return `manage-${randomBytes(12).toString('hex')}`
}
