// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'

import { preparedSite } from '../../tests/support/prepared-site.ts'
import { cloudfrontFunction } from './cloudfront-function.ts'
import { s3CloudFront } from './s3-cloudfront.ts'

type Result = { uri?: string; statusCode?: number; headers?: Record<string, { value: string }> }

function run(base: string, uri: string, querystring = {}): Result {
  const { headers } = preparedSite(base)
  const handler = runInNewContext(`${cloudfrontFunction(headers)};handler`) as (event: object) => Result
  return handler({ request: { uri, querystring } })
}

test.each([
  ['/', '/index.html'],
  ['/api-keys/dev.1', '/index.html'],
  ['/index.html', '/index.html'],
  ['/config.json', '/config.json'],
  ['/.well-known/security.txt', '/.well-known/security.txt'],
  ['/assets/gone', '/assets/gone'],
])("CloudFront's function asks the bucket for the file of %s", (uri, file) => {
  expect(run('/', uri).uri).toBe(file)
  expect(run('/console/', `/console${uri}`).uri).toBe(`/console${file}`)
})

test("CloudFront's function leaves paths outside of the console alone", () => {
  expect(run('/console/', '/other').uri).toBe('/other')
})

test("CloudFront's function redirects the base path with its query and every header", () => {
  const query = { from: { value: 'a%26b' }, tag: { value: '1', multiValue: [{ value: '1' }, { value: '2' }] } }
  const { statusCode, headers = {} } = run('/console/', '/console', query)
  const values = Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]))
  const every = Object.entries(preparedSite().headers.every).map(([name, value]) => [name.toLowerCase(), value])
  expect(statusCode).toBe(301)
  expect(values).toEqual({
    ...Object.fromEntries(every),
    'cache-control': 'no-store',
    location: '/console/?from=a%26b&tag=1&tag=2',
  })
})

test('the template has no field for HSTS if config.json turns the header off', () => {
  const site = preparedSite()
  const { 'Strict-Transport-Security': _, ...every } = site.headers.every
  const template = s3CloudFront.files({ ...site, headers: { ...site.headers, every } })['template.json'] ?? ''
  expect(s3CloudFront.files(site)['template.json']).toContain('"AccessControlMaxAgeSec": 63072000')
  expect(template).not.toContain('StrictTransportSecurity')
})

test('upload.sh is a valid POSIX script that uploads the assets before the pages', () => {
  const script = s3CloudFront.files(preparedSite('/console/'))['upload.sh'] ?? ''
  execFileSync('sh', ['-n'], { input: script })
  const uploads = script.split('\n').filter((line) => line.startsWith('aws s3 cp'))
  expect(uploads.map((line) => line.split(' ')[3])).toEqual([
    '"$here/public/console/assets/"',
    '"$here/public/console/favicon.svg"',
    '"$here/public/"',
  ])
  expect(uploads[2]).toContain("--exclude 'console/assets/*'")
})
