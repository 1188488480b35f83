import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { Fragment, useMemo, type ReactNode } from 'react'

import { messages } from '~/lib/messages'

import { findAddresses, textOfHtml } from './markdown-text'

const words = messages({ opensNew: '(opens a new tab)' })

/** Where the links lead whose address is written elsewhere in the text, and whether this is inside a link already. */
type Around = { addresses: ReadonlyMap<string, string>; isInLink: boolean }

/**
 * Markdown from outside, drawn as elements of our own: the parser gives a tree, and only the kinds of node that are named
 * below are drawn. There is no way from the text to markup. Of raw HTML only the words are left, images are left out, and
 * a link leads only to the web or to an email.
 */
export function Markdown({ text }: { text: string }) {
  const content = useMemo(() => {
    const tree = fromMarkdown(text)
    return children(tree, { addresses: definitionsIn(tree), isInLink: false })
  }, [text])
  return <div className="markdown">{content}</div>
}

/** Where each reference leads. Of two with one name the first counts. */
function definitionsIn(node: Nodes, found = new Map<string, string>()): Map<string, string> {
  if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url)
  if ('children' in node) for (const child of node.children) definitionsIn(child, found)
  return found
}

function children(node: Nodes, around: Around): ReactNode {
  if (!('children' in node)) return null
  // oxlint-disable-next-line react/no-array-index-key -- a text is drawn whole, and its parts have no other name
  return node.children.map((child, index) => <Fragment key={index}>{draw(child, around)}</Fragment>)
}

function draw(node: Nodes, around: Around): ReactNode {
  switch (node.type) {
    case 'text':
      return withLinks(node.value, around)
    case 'paragraph':
      return <p>{children(node, around)}</p>
    case 'strong':
      return <strong>{children(node, around)}</strong>
    case 'emphasis':
      return <em>{children(node, around)}</em>
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'code':
      return (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long lines are scrolled by keyboard too
        <pre className="code" tabIndex={0}>
          {node.value}
        </pre>
      )
    case 'break':
      return <br />
    case 'list':
      return node.ordered ? (
        <ol start={node.start ?? 1}>{children(node, around)}</ol>
      ) : (
        <ul>{children(node, around)}</ul>
      )
    case 'listItem':
      return <li>{children(node, around)}</li>
    case 'blockquote':
      return <blockquote>{children(node, around)}</blockquote>
    case 'heading':
      // The page has headings of its own; one from outside must not stand among them.
      return (
        <p>
          <strong>{children(node, around)}</strong>
        </p>
      )
    case 'thematicBreak':
      return <hr />
    case 'link':
      return <OutsideLink address={node.url}>{children(node, { ...around, isInLink: true })}</OutsideLink>
    case 'linkReference':
      return (
        <OutsideLink address={around.addresses.get(node.identifier) ?? ''}>
          {children(node, { ...around, isInLink: true })}
        </OutsideLink>
      )
    case 'html':
      // A message may be HTML from end to end, and must not be silently empty. A span may stand anywhere.
      return <HtmlWords html={node.value} {...around} />
    default:
      // Images, definitions, and whatever a later parser may know.
      return null
  }
}

function withLinks(text: string, { isInLink }: Around): ReactNode {
  if (isInLink) return text
  return findAddresses(text).map((piece, index) =>
    piece.isAddress ? (
      // oxlint-disable-next-line react/no-array-index-key -- as above
      <OutsideLink key={index} address={piece.text}>
        {piece.text}
      </OutsideLink>
    ) : (
      piece.text
    ),
  )
}

function HtmlWords({ html, ...around }: Around & { html: string }) {
  const text = textOfHtml(html)
  return text === '' ? null : <span>{withLinks(text, around)}</span>
}

function OutsideLink({ address, children: content }: { address: string; children: ReactNode }) {
  if (!leadsToTheWeb(address)) return content
  return (
    <a className="link" href={address} target="_blank" rel="noopener noreferrer">
      {content}
      <span className="sr-only"> {words.opensNew}</span>
    </a>
  )
}

/** As the browser would read it, since it is the browser that follows it. */
function leadsToTheWeb(address: string): boolean {
  return URL.canParse(address) && ['https:', 'http:', 'mailto:'].includes(new URL(address).protocol)
}
