// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { integrityOf } from '../csp.ts'
import { CONFIG, notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { checkBrand } from './brand.ts'
import { checkCaching } from './caching.ts'
import { checkHeaders } from './headers.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const BRAND = { 'brand.css': ':root { --accent: #3d5bf5; }', 'logo.svg': SVG, 'dark.svg': SVG, 'icon.svg': SVG }
const BRANDED = {
  ...CONFIG,
  brand: { css: 'brand.css', logo: '/brand/logo.svg', logoDark: '/brand/dark.svg', favicon: '/brand/icon.svg' },
}
let site: CheckedSite

beforeAll(async () => {
  site = await startCheckedSite()
  await site.deploy(BRANDED, BRAND)
})
afterEach(() => site.change())
afterAll(() => site.close())

const isStylesheet = (path: string) => /\/brand-\w+\.css$/.test(path)
const editPage = (edit: (page: string) => string) =>
  site.change((response, { headers }) => {
    if (headers['sec-fetch-dest'] === 'document') response.body = edit(response.body)
  })

test('the stylesheet and the pictures of a prepared folder are ok', async () => {
  const results = await site.results(checkBrand)
  expect(notOk(results)).toEqual({})
  expect(Object.keys(results)).toEqual(['brand-stylesheet', 'brand-pictures'])
})

test.each([
  ['is gone', { status: 404 }, /answered with status 404/],
  ['has another color', { body: ':root{--accent:#000000}' }, /another content than index.html says/],
  ['is sent as text', { headers: { 'content-type': 'text/plain' } }, /Content-Type is text\/plain/],
])('a stylesheet that %s is wrong', async (_name, answer, cause) => {
  site.change((response, { path }) => {
    if (isStylesheet(path)) Object.assign(response, answer)
  })
  const results = await site.results(checkBrand)
  expect(notOk(results)).toEqual({ 'brand-stylesheet': 'wrong' })
  expect(results['brand-stylesheet']?.cause).toMatch(cause)
})

test('a stylesheet that hides an element is wrong, even if index.html has its hash', async () => {
  const hostile = '#warning{display:none}'
  site.change((response, { headers, path }) => {
    if (isStylesheet(path)) response.body = hostile
    if (headers['sec-fetch-dest'] === 'document')
      response.body = response.body.replace(/(css" integrity=")[^"]*/, `$1${integrityOf(hostile)}`)
  })
  const results = await site.results(checkBrand)
  expect(results['brand-stylesheet']?.cause).toMatch(/more than the colors of a brand. Expected a block for :root/)
})

test.each([
  ['without the link', (page: string) => page.replace(/<link rel="stylesheet"[^>]*>/, ''), /no link to the stylesheet/],
  ['without the integrity', (page: string) => page.replace(/(css") integrity="[^"]*"/, '$1'), /no integrity for/],
  ['whose link is disabled', (page: string) => page.replace('rel="stylesheet"', '$& disabled'), /attributes: disabled/],
  [
    'with a stylesheet of another host',
    (page: string) => `${page}<LINK href=https://evil.example.com/a.css rel='alternate StyleSheet'>`,
    /another host: https:\/\/evil.example.com\/a.css/,
  ],
])('a page %s is wrong', async (_name, edit, cause) => {
  editPage(edit)
  const results = await site.results(checkBrand)
  expect(notOk(results)).toEqual({ 'brand-stylesheet': 'wrong' })
  expect(results['brand-stylesheet']?.cause).toMatch(cause)
})

test('a stylesheet that config.json does not name is wrong', async () => {
  site.change((response, { path }) => {
    if (path === '/config.json') response.body = JSON.stringify(CONFIG)
  })
  expect((await site.results(checkBrand))['brand-stylesheet']?.cause).toMatch(/config.json has no brand.css/)
})

test.each([
  ['answers 404', { status: 404 }, 'wrong', /brand.logo: \S+\/brand\/logo.svg answered with status 404/],
  ['is a page', { headers: { 'content-type': 'text/html' } }, 'wrong', /is no picture: Content-Type is text\/html/],
  ['is a page that is called a picture', { body: '<p>' }, 'wrong', /is no picture/],
  ['is limited', { status: 429 }, 'unknown', /answered with status 429/],
])('a logo that %s is a result', async (_name, answer, status, cause) => {
  site.change((response, { path }) => {
    if (path === '/brand/logo.svg') Object.assign(response, answer)
  })
  const results = await site.results(checkBrand)
  expect(notOk(results)).toEqual({ 'brand-pictures': status })
  expect(results['brand-pictures']?.cause).toMatch(cause)
})

test('the stylesheet needs the headers and the cache rule of the other assets', async () => {
  site.change(({ headers }, { path }) => {
    if (!isStylesheet(path)) return
    delete headers['x-content-type-options']
    headers['cache-control'] = 'max-age=0'
  })
  expect(notOk(await site.results(checkHeaders))).toEqual({ 'x-content-type-options': 'wrong' })
  expect(notOk(await site.results(checkCaching))).toEqual({ 'cache-assets': 'wrong' })
})
