import { toRequestError } from './request-errors'

/** Reads the whole body. Throws an ApiError if the connection breaks meanwhile. */
export async function readText(response: Response, request: string): Promise<string> {
  try {
    return await response.text()
  } catch (error) {
    throw await toRequestError(error, undefined, request)
  }
}

/** Result of parsing a text that is not JSON. JSON itself can be null, and undefined stands for an empty body. */
export const NOT_JSON = Symbol('not JSON')

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return NOT_JSON
  }
}
