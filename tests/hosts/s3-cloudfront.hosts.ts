import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { interpret, type Decision } from './interpret.ts'
import { describeHost } from './matrix.ts'
import { prepareFor, type Site } from './site.ts'

type Header = { Header: string; Value: string; Override: boolean }
type Security = {
  ContentSecurityPolicy: { ContentSecurityPolicy: string }
  ReferrerPolicy: { ReferrerPolicy: string }
  StrictTransportSecurity: { AccessControlMaxAgeSec: number; IncludeSubdomains: boolean; Preload: boolean }
}
type Values = { value: string; multiValue?: { value: string }[] }
type FunctionResult = { uri?: string; statusCode?: number; headers?: Record<string, Values> }
type Handler = (event: { request: { uri: string; querystring: Record<string, Values> } }) => FunctionResult

// oxlint-disable-next-line typescript/no-explicit-any -- a template is a tree of many shapes
const readTemplate = (site: Site): any => JSON.parse(readFileSync(join(site.folder, 'template.json'), 'utf8'))

/** Runs upload.sh with a stand-in for the AWS tool, and returns the Cache-Control of each object. */
function upload(site: Site, parameters: string[] = []): { objects: Map<string, string>; deploys: string[][] } {
  const bin = join(site.folder, 'bin')
  const log = join(site.folder, 'objects')
  mkdirSync(bin, { recursive: true })
  writeFileSync(log, '')
  const tool = `#!/bin/sh\nexec '${process.execPath}' '${join(import.meta.dirname, 'fake-aws.ts')}' "$@"\n`
  writeFileSync(join(bin, 'aws'), tool, { mode: 0o755 })
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, LATCHKEY_OBJECTS: log }
  execFileSync('sh', [join(site.folder, 'upload.sh'), 'test-stack', ...parameters], { env, cwd: '/' })
  const lines = readFileSync(log, 'utf8').trim().split('\n')
  const entries = lines.map((line) => JSON.parse(line) as { key: string; cacheControl: string; deploy?: string[] })
  const objects = entries.filter(({ key }) => key !== undefined)
  if (new Set(objects.map(({ key }) => key)).size !== objects.length) throw new Error('An object is uploaded twice.')
  return {
    objects: new Map(objects.map(({ key, cacheControl }) => [key, cacheControl])),
    deploys: entries.flatMap(({ deploy }) => (deploy ? [deploy] : [])),
  }
}

/** Adds the headers of the response headers policy to those of an object. */
function withPolicy(template: ReturnType<typeof readTemplate>, own: Record<string, string>): Record<string, string> {
  const config = template.Resources.Headers.Properties.ResponseHeadersPolicyConfig
  const security: Security = config.SecurityHeadersConfig
  const { AccessControlMaxAgeSec, IncludeSubdomains, Preload } = security.StrictTransportSecurity
  const hsts = [`max-age=${AccessControlMaxAgeSec}`, IncludeSubdomains && 'includeSubDomains', Preload && 'preload']
  const items: Header[] = config.CustomHeadersConfig.Items
  return {
    ...Object.fromEntries(items.filter(({ Override }) => !Override).map(({ Header, Value }) => [Header, Value])),
    ...own,
    ...Object.fromEntries(items.filter(({ Override }) => Override).map(({ Header, Value }) => [Header, Value])),
    'Content-Security-Policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'Referrer-Policy': security.ReferrerPolicy.ReferrerPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Strict-Transport-Security': hsts.filter((part) => part !== false).join('; '),
  }
}

const FUNCTION = 'handler' as const
const handlerOf = (template: ReturnType<typeof readTemplate>) =>
  runInNewContext(`${template.Resources.Pages.Properties.FunctionCode};${FUNCTION}`) as Handler

describeHost(
  'S3 and CloudFront (its function in Node, its template parsed)',
  async (base) => {
    const site = await prepareFor('s3-cloudfront', base)
    const template = readTemplate(site)
    const { objects } = upload(site)
    const handler = handlerOf(template)
    const [errors] = template.Resources.Distribution.Properties.DistributionConfig.CustomErrorResponses
    return interpret(site, (path, query): Decision => {
      const querystring = Object.fromEntries(
        query.split('&').flatMap((pair) => (pair === '' ? [] : [[pair.split('=')[0], { value: pair.split('=')[1] }]])),
      ) as Record<string, Values>
      const { uri = '', statusCode, headers = {} } = handler({ request: { uri: path, querystring } })
      if (statusCode !== undefined) {
        const sent = Object.entries(headers).map(([name, { value }]) => [name, value])
        return { status: statusCode, headers: Object.fromEntries(sent) as Record<string, string> }
      }
      const found = objects.has(uri.slice(1))
      const file = found ? uri : (errors.ResponsePagePath as string)
      const own = objects.get(file.slice(1))
      if (own === undefined) throw new Error(`There is no object ${file}.`)
      const status = found ? 200 : (errors.ResponseCode as number)
      return { status, file, headers: withPolicy(template, { 'Cache-Control': own }) }
    })
  },
  {
    gaps: {
      post: 'the interpreter has no methods',
      revalidation: 'CloudFront compares ETags itself',
      compression: 'CloudFront compresses at its edge',
    },
  },
)

describe('the template of S3 and CloudFront', () => {
  let site: Site
  beforeAll(async () => {
    site = await prepareFor('s3-cloudfront', '/')
  })
  afterAll(() => site.remove())

  test('names only resources, parameters and conditions that it has', () => {
    const template = readTemplate(site)
    const known = new Set([...Object.keys(template.Resources), ...Object.keys(template.Parameters)])
    const missing = referencesIn(template).filter((name) => !name.startsWith('AWS::') && !known.has(name))
    expect(missing).toEqual([])
  })

  test('compresses, keeps no-store responses out of the cache, and sends http to https', () => {
    const { Distribution, CachePolicy } = readTemplate(site).Resources
    const behavior = Distribution.Properties.DistributionConfig.DefaultCacheBehavior
    expect(behavior).toMatchObject({ Compress: true, ViewerProtocolPolicy: 'redirect-to-https' })
    const { ParametersInCacheKeyAndForwardedToOrigin: key, ...ttl } = CachePolicy.Properties.CachePolicyConfig
    expect(ttl).toMatchObject({ MinTTL: 0, DefaultTTL: 0 })
    expect(ttl.MaxTTL).toBeGreaterThan(0)
    expect(key).toMatchObject({ EnableAcceptEncodingGzip: true, EnableAcceptEncodingBrotli: true })
  })

  test('stays within the limits of CloudFront for functions and header values', () => {
    const { Pages, Headers } = readTemplate(site).Resources
    expect(Buffer.byteLength(Pages.Properties.FunctionCode)).toBeLessThan(10_000)
    const config = Headers.Properties.ResponseHeadersPolicyConfig
    const values = (config.CustomHeadersConfig.Items as Header[]).map(({ Value }) => Value)
    const policy: string = config.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy
    for (const value of [...values, policy]) expect(value.length).toBeLessThanOrEqual(1783)
    expect([...values, policy].join('').length).toBeLessThan(10_240)
  })

  test('upload.sh passes the parameters of the stack on', () => {
    const { deploys } = upload(site, ['DomainName=console.example.com'])
    expect(deploys.map((args) => args.slice(-2))).toEqual([['--parameter-overrides', 'DomainName=console.example.com']])
  })
})

/** The names in Ref, Fn::GetAtt and Fn::Sub, anywhere in a value. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key === 'Ref') return [String(inner)]
    if (key === 'Fn::GetAtt' && Array.isArray(inner)) return [String(inner[0])]
    if (key === 'Fn::Sub') return [...String(inner).matchAll(/\$\{([\w:]+)/g)].map(([, name = '']) => name)
    return referencesIn(inner)
  })
}
