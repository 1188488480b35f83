import { getResponse, http, HttpResponse, type RequestHandler } from 'msw'

import type { Database } from './data/database'
import { createDemoHandlers } from './server'

/**
 * Creates the backend with a Date header in every response, as servers send it. Without one, the console would not know
 * the time after a reload, because the demo's tokens outlive it in localStorage.
 */
export function createDatedHandlers(database: Database): RequestHandler[] {
  const handlers = createDemoHandlers(database)
  return [
    http.all('*', async ({ request }) => {
      if (database.read().scenario.condition === 'no-date') return undefined
      const response = await getResponse(handlers, request.clone())
      if (!response || response.type === 'error') return response
      const headers = new Headers(response.headers)
      headers.set('date', new Date().toUTCString())
      return new HttpResponse(response.body, { status: response.status, statusText: response.statusText, headers })
    }),
    ...handlers,
  ]
}
