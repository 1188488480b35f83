export type RequestOptions = { bearer?: string | null | undefined; body?: unknown; headers?: Record<string, string> }

/** Sends a request from Node.js, so without CORS, and reads the whole response. Sends a string body unchanged. */
export async function sendRequest(method: string, url: string, { bearer, body, headers = {} }: RequestOptions) {
  const response = await fetch(url, {
    method,
    headers: { ...(bearer && { authorization: `Bearer ${bearer}` }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type') === 'application/json'
  const responseBody: unknown = isJson ? JSON.parse(text) : undefined
  return { status: response.status, headers: response.headers, text, body: responseBody }
}
