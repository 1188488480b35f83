import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { decodeString } from 'micromark-util-decode-string'

/** All of a Markdown text in one line without marks, for where there is no room for more. */
export function plainText(text: string): string {
  return inOneLine(textOf(fromMarkdown(text)))
}

/** What a piece of HTML says, as plain text. Empty for a single tag among other words. */
export function textOfHtml(html: string): string {
  // What is left is no Markdown either, where a backslash would be a mark.
  return inOneLine(decodeString(html.replace(MARKUP, ' ').replaceAll('\\', '\\\\')))
}

/** Comments and the like, scripts and styles with what is in them, and tags; what is never closed goes to the end. */
const MARKUP = new RegExp(
  [
    /<!--[\s\S]*?(?:-->|$)/,
    /<!\[CDATA\[|\]\]>/,
    /<\?[\s\S]*?(?:\?>|$)/,
    /<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/,
    // An attribute may have a bracket in its quotes.
    /<[/!]?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/,
    /<[/!]?[a-z][^>]*(?:>|$)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
)

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What holds blocks: between them is a space, and nothing between the parts of a sentence. */
const HOLDS_BLOCKS = new Set<Nodes['type']>(['root', 'blockquote', 'list', 'listItem'])

function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  if (node.type === 'html') return textOfHtml(node.value)
  if (node.type === 'break') return ' '
  if (!('children' in node)) return ''
  return node.children.map(textOf).join(HOLDS_BLOCKS.has(node.type) ? ' ' : '')
}

type Piece = { text: string; isAddress: boolean }

const ADDRESS = /https?:\/\/[^\s<>"]+/gi

/** A text in pieces: the web addresses that stand in it bare, and what is between them. */
export function findAddresses(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutSentenceEnd(found)
    pieces.push({ text: text.slice(from, index), isAddress: false }, { text: address, isAddress: true })
    from = index + address.length
  }
  return [...pieces, { text: text.slice(from), isAddress: false }].filter((piece) => piece.text !== '')
}

/** What ends a sentence is no part of the address in it, and a bracket is one only where it was opened in there. */
function withoutSentenceEnd(found: string): string {
  const address = found.replace(/[.,:;!?*_~'’”…\])]+$/u, '')
  const count = (bracket: string) => address.split(bracket).length
  return count('(') > count(')') && found.startsWith(')', address.length) ? `${address})` : address
}
