// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { BRAND_PROPERTIES, brandCss, BrandCssError } from './brand-css.ts'

test('keeps colors for all themes, for one theme and for dark screens, and drops comments', () => {
  const source = `/* Acme */
    :root { --bg: #fff; --accent:light-dark(#0a7, rgb(0 200 120 / 0.9)) /* green } */; }
    :root[data-theme='dark'] { --bg: oklch(20% 0.02 250) }
    [data-theme="light"]{--edge:color-mix(in srgb, #000 40%, white)}
    @media ( prefers-color-scheme : dark ) { :root { --bad: transparent; } }`
  expect(brandCss(source)).toBe(`:root {
  --bg: #fff;
  --accent: light-dark(#0a7, rgb(0 200 120 / 0.9));
}
:root[data-theme=dark] {
  --bg: oklch(20% 0.02 250);
}
[data-theme=light] {
  --edge: color-mix(in srgb, #000 40%, white);
}
@media (prefers-color-scheme: dark) {
:root {
  --bad: transparent;
}
}
`)
  expect(brandCss(brandCss(source))).toBe(brandCss(source))
})

test.each([
  ['@import "https://evil.example/a.css";', 'Expected a block for :root'],
  ['@font-face { src: url(a.woff2) }', 'Expected a block for :root'],
  ['body { --bg: #fff }', 'Expected a block for :root'],
  [':root, body { --bg: #fff }', 'Expected a block for :root'],
  [':root .note { --bg: #fff }', 'Expected a block for :root'],
  ['{ --bg: #fff }', 'Expected a block for :root'],
  ['[data-theme=dark] [data-theme=light] { --bg: #fff }', 'Expected a block for :root'],
  ['@media print { :root { --bg: #fff } }', 'Expected a block for :root'],
  ['@media (prefers-color-scheme: dark) { body { --bg: #fff } }', 'Expected a block for :root'],
  ['@media (prefers-color-scheme: dark) { @media (prefers-color-scheme: dark) { } }', 'Expected a block for :root'],
  ['@media (prefers-color-scheme: dark) { :root { --bg: #fff }', 'Expected a block for :root'],
  [':root { display: none }', 'Expected a custom property'],
  [':root { --bg: #fff; .note { --bg: #fff } }', 'Expected a custom property'],
  [':root { --bg: #fff', 'Expected a custom property'],
  [':root { --bg: #fff; /* no end', 'Expected a custom property'],
  [':root { --bg\\: #fff }', 'Expected a custom property'],
  [':root { --shadow: none }', 'A brand cannot set --shadow'],
  [':root { --BG: #fff }', 'A brand cannot set --BG'],
  [':root { --bg: url(https://evil.example/a) }', 'Expected a custom property'],
  [':root { --bg: url(/a) }', 'The value of --bg is not a color'],
  [':root { --bg: URL(/a) }', 'The value of --bg is not a color'],
  [':root { --bg: u\\72l(/a) }', 'The value of --bg is not a color'],
  [':root { --bg: image-set(/a) }', 'The value of --bg is not a color'],
  [':root { --bg: var(--text) }', 'The value of --bg is not a color'],
  [':root { --bg: "#fff" }', 'The value of --bg is not a color'],
  [':root { --bg: rgb(0 0 0 }', 'The value of --bg is not a color'],
  [':root { --bg: ) }', 'The value of --bg is not a color'],
  [':root { --bg: #fff !important }', 'The value of --bg is not a color'],
  [':root { --bg: </style><script> }', 'The value of --bg is not a color'],
  [':root { --bg: }', 'The value of --bg is not a color'],
])('refuses %s', (source, message) => {
  expect(() => brandCss(source)).toThrow(BrandCssError)
  expect(() => brandCss(source)).toThrow(message)
})

test('names the line of the mistake', () => {
  expect(() => brandCss(':root {\n  --bg: #fff;\n\n  --bg: url(a);\n}')).toThrow('(line 4).')
})

test('the list of colors is the one of the app, without its shadow', () => {
  const styles = readFileSync(join(import.meta.dirname, '../src/styles/index.css'), 'utf8')
  const [, root = ''] = /:root \{\n {2}color-scheme: light dark;([^}]*)\}/.exec(styles) ?? []
  const names = [...root.matchAll(/^ {2}(--[\w-]+):/gm)].map(([, name]) => name)
  expect(names.filter((name) => name !== '--shadow')).toEqual([...BRAND_PROPERTIES])
})

test('the documentation lists the same colors', () => {
  const documentation = readFileSync(join(import.meta.dirname, '../docs/configuration.md'), 'utf8')
  const [, section = ''] = /^## Colors and pictures of your brand\n([^]*?)\n## /m.exec(documentation) ?? []
  const names = [...section.matchAll(/`(--[a-z-]+)`/g)].map(([, name]) => name).filter((name) => name !== '--brand')
  expect([...new Set(names)].toSorted()).toEqual([...BRAND_PROPERTIES].toSorted())
})
