import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'

import { sendJson } from './answers.ts'

/** A code is a word or a number, according to which of the platform's services answers (api-facts §1.2). */
type Details = { code?: string | number; errors?: { key: string; message: string }[]; exceptionId?: string }

/** Most refusals are nothing but their sentence. */
export function refuse(response: ServerResponse, status: number, error: string, details: Details = {}): void {
  sendJson(response, status, { error, ...details })
}

/** With all that an error body may say. */
export function refuseFields(response: ServerResponse, errors: { key: string; message: string }[]): void {
  refuse(response, 422, 'Request body not valid', { code: 'manage.invalid', errors, exceptionId: exceptionId() })
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
