import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/start-api.ts'

type Details = { message?: string; errors?: { field: string; defaultMessage: string }[] }

/**
 * Returns the error format of Spring Boot. Unlike the instants of keys, its timestamp has a zone
 * (docs/api/hal.md#errors).
 */
export function errorReply({ path }: Pick<Call, 'path'>, status: number, error: string, details: Details = {}): Reply {
  const timestamp = new Date().toISOString().replace('Z', '+00:00')
  return { status, body: { timestamp, status, error, ...details, path } }
}
