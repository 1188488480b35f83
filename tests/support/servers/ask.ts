export type Asked = { bearer?: string | null | undefined; body?: unknown; headers?: Record<string, string> }

/** One request as no browser would hold it back, and all of its answer. A text as the body is sent as it is. */
export async function ask(method: string, address: string, { bearer, body: sent, headers = {} }: Asked) {
  const response = await fetch(address, {
    method,
    headers: { ...(bearer && { authorization: `Bearer ${bearer}` }), ...headers },
    ...(sent !== undefined && { body: typeof sent === 'string' ? sent : JSON.stringify(sent) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type') === 'application/json'
  const body: unknown = isJson ? JSON.parse(text) : undefined
  return { status: response.status, headers: response.headers, text, body }
}
