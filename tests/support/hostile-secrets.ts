import fc from 'fast-check'

/** Texts that end a string, start a command, open a template or look like an option in one of the formats. */
const HOSTILE = [
  `a'b"c`,
  '`touch pwned`',
  '$(touch pwned)',
  '${HOME}%{if true}$HOME',
  '$${x}%%{y}$${{z}}',
  'back\\slash\\n\\u0000\\',
  '-n --help @/etc/passwd',
  ' spaces  around ',
  '#comment: [a] {b} & *c !d |e >f',
  '%s%d%%',
  'é🔑 مفتاح ключ',
  "'''",
  '{{mustache}}',
  '"\\u0000"',
  '!!',
  '0123',
]

/** Parts of such texts, in any order. */
const parts = fc.constantFrom(...HOSTILE, ...`'"\`$\\{}()%!@-= a0é🔑`)
const anyText = fc.array(parts, { maxLength: 8 }).map((list) => list.join(''))

/** Values as a server or a user could have chosen them. Each secret begins with a text that nothing else contains. */
export type HostileCase = { name: string; clientId: string; secret: string }

const hostileCase = fc.record({ name: anyText, clientId: anyText, secret: anyText })

/** Returns every hostile text once, then random mixtures. */
export function hostileCases(random: number, more: string[] = []): HostileCase[] {
  const fixed = [...HOSTILE, ...more].map((text) => ({ name: text, clientId: text, secret: text }))
  return [...fixed, ...fc.sample(hostileCase, random)].map((one) => ({ ...one, secret: `s3cr3t${one.secret}` }))
}

/** Texts with line breaks and other control characters. */
export const MULTILINE = [
  'line 1\nline 2\n',
  'a\r\nb',
  '\ttab',
  '\u0085\u2028\u2029\u007f\u0000\u001b[31m',
  '\ufeffbom\ufffe',
]
