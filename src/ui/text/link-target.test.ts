import { expect, test } from 'vitest'

import { otherHostOf } from './link-target'

const otherHostIn = (text: string, target = 'https://phish.example/login') => otherHostOf(new URL(target), text)

test.each([
  // Browsers read the next word as a host.
  'https://intranet',
  'https:/intranet',
  'https:intranet/login',
  'HTTP:\\\\intranet',
  'https:////intranet',
  'https:⁄⁄intranet',
  'https：／／intranet',
  'ftp:intranet',
  '//intranet/login',
  '/intranet',
  '\\\\intranet\\share',
  '\\intranet',
  '(//intranet)',
  'Open https:/intranet now',
  'https://[::1]/',
  'https://0x7f000001/',
  'https://phish.example:8443@intranet/',
  // People read a host.
  'intranet:8443',
  'admin@intranet',
  'go/login.example.com',
  'Log in/at/login.example.com',
  'go/phish.example/login.example.com',
  'https://www/',
  'https://phish.example/?to=https://login.example.com',
])('a link with the text %j shows its own host', (text) => {
  expect(otherHostIn(text)).toBe('(leads to phish.example)')
})

test.each([
  ['a one dot leader', '\u2024'],
  ['an ideographic full stop', '\u3002'],
  ['a fullwidth full stop', '\uFF0E'],
  ['a halfwidth ideographic full stop', '\uFF61'],
  ['a small full stop', '\uFE52'],
  ['a middle dot', '\u00B7'],
  ['a katakana middle dot', '\u30FB'],
  ['a hyphenation point', '\u2027'],
  ['a bullet', '\u2022'],
  ['a word separator middle dot', '\u2E31'],
  ['a letter sinological dot', '\uA78F'],
  ['a dot operator', '\u22C5'],
  ['an Arabic full stop', '\u06D4'],
  ['a Syriac full stop', '\u0701'],
  ['a Lisu tone letter', '\uA4F8'],
  ['an Arabic digit zero', '\u0660'],
  ['an encoded dot', '%2E'],
  ['a dot between invisible characters', '\u200B.\u2060'],
])('a link whose text separates the labels of a host with %s shows its own host', (_kind, dot) => {
  expect(otherHostIn(['login', 'example', 'com'].join(dot))).toBe('(leads to phish.example)')
  expect(otherHostIn(`https://${['login', 'example', 'com'].join(dot)}/`)).toBe('(leads to phish.example)')
})

test.each([
  ['fullwidth letters', 'ｌｏｇｉｎ.ｅｘａｍｐｌｅ.ｃｏｍ'],
  ['mathematical letters', '𝗅𝗈𝗀𝗂𝗇.𝖾𝗑𝖺𝗆𝗉𝗅𝖾.𝖼𝗈𝗆'],
  ['a combining mark', 'login.exam\u0332ple.com'],
  ['an emoji', 'i❤.example'],
  ['an underscore', 'my_host.example'],
  ['a soft hyphen', 'login.exam\u00ADple.com'],
])('a link whose text names a host with %s shows its own host', (_kind, text) => {
  expect(otherHostIn(text)).toBe('(leads to phish.example)')
})

test.each([
  ['https://example.com/a//b/c.html', 'https://example.com/a//b/c.html'],
  ['https://my_host.example.com/', 'https://my_host.example.com/'],
  ['https://[2001:db8::1]:8443/', 'https://[2001:db8::1]:8443/'],
  ['ｅxample\uFF0Ecom', 'https://example.com'],
  ['EXAMPLE.com.', 'https://example.com'],
  ['me@example.com', 'mailto:me@example.com'],
  ['me@example.com', 'mailto:me+news@example.com?subject=From%20you@example.org&body=b@c.example'],
  ['Contact us', 'mailto:me@example.com,you@example.org'],
  ['CI/CD and/or 24/7 · part 3', 'https://example.com'],
  ['read / write', 'https://example.com'],
  ['Note: new', 'https://example.com'],
  ['at 10:30 or at 12:00', 'https://example.com'],
])('a link with the text %j shows no host beside %s', (text, target) => {
  expect(otherHostIn(text, target)).toBeUndefined()
})

test.each([
  ['another recipient before it', 'evil@evil.io,support@good.example'],
  ['another recipient after it', 'support@good.example,evil@evil.io'],
  ['a semicolon', 'support@good.example;evil@evil.io'],
  ['an encoded comma', 'support@good.example%2Cevil%40evil.io'],
  ['a copy', 'support@good.example?cc=evil@evil.io'],
  ['a blind copy', 'support@good.example?subject=Hi&BCC=evil%40evil.io'],
  ['an encoded field', 'support@good.example?%63c=evil@evil.io'],
  ['a second copy', 'support@good.example?cc=support@good.example&cc=evil@evil.io'],
  ['a recipient in a field', 'support@good.example?to=evil@evil.io'],
  ['a recipient in a field only', '?to=evil@evil.io'],
  ['a recipient with a name', 'support@good.example?cc=Support%20%3Cevil@evil.io%3E'],
  ['a percent sign that encodes nothing', 'support@good.example,100%@evil.io'],
  ['an ampersand', 'a&b@evil.io,support@good.example'],
])('a link to one address of an email shows the other host with %s', (_kind, recipients) => {
  expect(otherHostIn('support@good.example', `mailto:${recipients}`)).toBe('(leads to evil.io)')
})

test('an email link shows each host that its text does not name', () => {
  const target = 'mailto:a@one.example,b@two.example?cc=c@three.example&bcc=d@one.example'
  expect(otherHostIn('a@one.example', target)).toBe('(leads to two.example and three.example)')
  expect(otherHostIn('x@four.example', target)).toBe('(leads to one.example, two.example, and three.example)')
  expect(otherHostIn('a@one.example, b@two.example or three.example', target)).toBeUndefined()
})

test('an email link shows a host with letters of another script as mail programs look it up', () => {
  expect(otherHostIn('me@good.example', 'mailto:me@g\u043E\u043Ed.example')).toBe('(leads to xn--gd-fmca.example)')
})

// A search that takes quadratic time would take minutes here.
test.each(['.', '-', '/', '\\', ':', '@', '%', '[', '!', '\u200B', 'a.', 'a/', 'a@', 'https:', 'a:/'])(
  'a text of 200,000 times %j is searched in linear time',
  (part) => {
    expect(() => otherHostIn(`${part.repeat(200_000)}!`)).not.toThrow()
  },
)
