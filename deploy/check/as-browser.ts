import type { RequestOptions } from './request.ts'

/** The request headers of a browser, by what it fetches. Hosts and tenants choose their response by them. */

const PAGE_TYPES = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

/** The user opens a page. */
export const openPage: RequestOptions = {
  headers: {
    accept: PAGE_TYPES,
    'sec-fetch-dest': 'document',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-site': 'none',
    'sec-fetch-user': '?1',
    'upgrade-insecure-requests': '1',
  },
}

/** A page of the same origin loads a script. */
export const loadScript: RequestOptions = {
  headers: { accept: '*/*', 'sec-fetch-dest': 'script', 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' },
}

/** A page of the same origin loads a stylesheet. */
export const loadStylesheet: RequestOptions = {
  headers: {
    accept: 'text/css,*/*;q=0.1',
    'sec-fetch-dest': 'style',
    'sec-fetch-mode': 'no-cors',
    'sec-fetch-site': 'same-origin',
  },
}

/** A page shows a picture of its own origin, or of another one. */
export function loadPicture(isOwn: boolean): RequestOptions {
  return {
    headers: {
      accept: 'image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5',
      'sec-fetch-dest': 'image',
      'sec-fetch-mode': 'no-cors',
      'sec-fetch-site': isOwn ? 'same-origin' : 'cross-site',
    },
  }
}

/** A page of the same origin fetches a file. */
export const fetchFile: RequestOptions = {
  headers: { accept: '*/*', 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' },
}

/** A hidden frame loads a page of another origin. */
export const loadFrame: RequestOptions = {
  headers: {
    accept: PAGE_TYPES,
    'sec-fetch-dest': 'iframe',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-site': 'cross-site',
    'upgrade-insecure-requests': '1',
  },
}

const CROSS_ORIGIN = {
  accept: '*/*',
  'sec-fetch-dest': 'empty',
  'sec-fetch-mode': 'cors',
  'sec-fetch-site': 'cross-site',
}

/** A page asks if it may send a request to another origin. */
export function preflight(origin: string, method: string, headers: string[]): RequestOptions {
  return {
    method: 'OPTIONS',
    headers: {
      ...CROSS_ORIGIN,
      origin,
      'access-control-request-method': method,
      ...(headers.length > 0 && { 'access-control-request-headers': headers.toSorted().join(',') }),
    },
  }
}

/** A page sends a request to another origin. */
export function fetchCrossOrigin(origin: string, form?: Record<string, string>): RequestOptions {
  if (!form) return { headers: { ...CROSS_ORIGIN, origin } }
  const headers = { ...CROSS_ORIGIN, origin, 'content-type': 'application/x-www-form-urlencoded' }
  return { method: 'POST', headers, body: new URLSearchParams(form).toString() }
}
