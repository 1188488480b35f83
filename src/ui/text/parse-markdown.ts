import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

const MAX_BYTES = 20_000
/** Maximum number of quotes and list items that one line opens. */
const MAX_CONTAINERS = 16
/**
 * Maximum number of lines, emphasis marks and link starts. The parser's time grows with the square of each: 7,000 asterisks
 * or underlined headings (20 kB) take seconds.
 */
const MAX_MARKS = 1_000
/** Maximum depth of the tree. Nesting line by line stays below the maximum of each line. */
const MAX_DEPTH = 100

/**
 * Parses a text that anyone may have written. Returns a string, to be shown as plain text, if the text is so long or so
 * nested that parsing or rendering it could stop the page.
 */
export function parseMarkdown(text: string): Root | string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(MAX_BYTES))
  if (read < text.length) return `${text.slice(0, read)}…`
  if ((text.match(MARKS)?.length ?? 0) > MAX_MARKS || text.split(LINE_END).some(isTooNested)) return text
  const tree = fromMarkdown(text)
  return isTooDeep(tree) ? text : tree
}

const MARKS = /[*_[\n]|<[!?]|\r(?!\n)/g
const LINE_END = /\r\n?|\n/
/** The start of a quote or of a list item. A dividing line of many dashes counts as a list: telling them apart costs more. */
const CONTAINER = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y

function isTooNested(line: string): boolean {
  CONTAINER.lastIndex = 0
  let count = 0
  while (count <= MAX_CONTAINERS && CONTAINER.test(line)) count++
  return count > MAX_CONTAINERS
}

/** Visits one level after the other, because a recursion could exhaust the stack. */
function isTooDeep(root: Root): boolean {
  let level: Nodes[] = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  }
  return false
}
