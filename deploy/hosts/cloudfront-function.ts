import type { SiteHeaders } from '../headers.ts'
import { bareBase, headersOfPages } from './paths.ts'

/**
 * Returns the function that CloudFront runs for each request: it sends a page's index.html for its path, because S3 knows
 * files only. The language is CloudFront's own runtime 2.0.
 */
export function cloudfrontFunction(headers: SiteHeaders): string {
  const { base } = headers
  const values = Object.entries(headersOfPages(headers)).map(([name, value]) => [name.toLowerCase(), { value }])
  return `// Written by "latchkey prepare --host s3-cloudfront".
const base = ${JSON.stringify(base)}
const bare = ${JSON.stringify(bareBase(headers) ?? null)}
// AWS does not say whether the response headers policy applies to a response of this function.
const headers = ${JSON.stringify(Object.fromEntries(values))}
const file = /\\.(?:css|gif|html|ico|jpe?g|js|json|map|png|svg|txt|webmanifest|webp|woff2?|xml)$/

function handler(event) {
  const request = event.request
  if (request.uri === bare) {
    const location = { value: base + search(request.querystring) }
    return { statusCode: 301, statusDescription: 'Moved Permanently', headers: Object.assign({ location }, headers) }
  }
  const isAsset = request.uri.startsWith(base + 'assets/')
  if (request.uri.startsWith(base) && !isAsset && !file.test(request.uri)) request.uri = base + 'index.html'
  return request
}

function search(query) {
  const pairs = Object.keys(query).flatMap((name) =>
    (query[name].multiValue || [query[name]]).map((one) => name + '=' + one.value),
  )
  return pairs.length === 0 ? '' : '?' + pairs.join('&')
}
`
}
