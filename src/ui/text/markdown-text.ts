import type { Nodes } from 'mdast'
import { decodeString } from 'micromark-util-decode-string'

import { parseMarkdown } from './parse-markdown'

/** Returns a Markdown text as one line of plain text, for a preview. */
export function plainText(text: string): string {
  const parsed = parseMarkdown(text)
  return inOneLine(typeof parsed === 'string' ? parsed : textOf(parsed))
}

/** Returns the text of an HTML fragment without markup. Empty for a single tag. */
export function htmlToText(html: string): string {
  // decodeString() treats a backslash as a Markdown escape, so each one is doubled first.
  return inOneLine(decodeString(html.replace(MARKUP, ' ').replaceAll('\\', '\\\\')))
}

/**
 * Comments, CDATA marks, processing instructions, scripts and styles with their content, and tags. An unclosed one ends
 * at the end.
 */
const MARKUP = new RegExp(
  [
    /<!--[\s\S]*?(?:-->|$)/,
    /<!\[CDATA\[|\]\]>/,
    /<\?[\s\S]*?(?:\?>|$)/,
    /<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/,
    // A quoted attribute may contain ">".
    /<[/!]?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/,
    /<[/!]?[a-z][^>]*(?:>|$)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
)

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Nodes whose children are blocks, which need a space between them. Parts of a sentence do not. */
const BLOCK_PARENTS = new Set<Nodes['type']>(['root', 'blockquote', 'list', 'listItem'])

export function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  if (node.type === 'html') return htmlToText(node.value)
  if (node.type === 'break') return ' '
  if (!('children' in node)) return ''
  return node.children.map(textOf).join(BLOCK_PARENTS.has(node.type) ? ' ' : '')
}

type Piece = { text: string; isUrl: boolean }

const WEB_URL = /https?:\/\/[^\s<>"]+/gi

/** Splits a text into its web URLs and the text between them. */
export function splitAtUrls(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(WEB_URL)) {
    const url = trimSentenceEnd(found)
    pieces.push({ text: text.slice(from, index), isUrl: false }, { text: url, isUrl: true })
    from = index + url.length
  }
  return [...pieces, { text: text.slice(from), isUrl: false }].filter((piece) => piece.text !== '')
}

const SENTENCE_END = ".,:;!?*_~'’”…])"

/** Removes the punctuation of the sentence from the end of a URL. A closing bracket stays if the URL also opens it. */
function trimSentenceEnd(found: string): string {
  // A loop and not a regular expression: V8 tries one that ends in "+$" at each character, which takes quadratic time.
  let end = found.length
  while (SENTENCE_END.includes(found[end - 1] ?? ' ')) end -= 1
  const url = found.slice(0, end)
  const count = (bracket: string) => url.split(bracket).length
  return count('(') > count(')') && found.startsWith(')', url.length) ? `${url})` : url
}
