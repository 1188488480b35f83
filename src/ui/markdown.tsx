import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { Fragment, useMemo, type ReactNode } from 'react'

import { messages } from '~/messages'

const words = messages({ opensNew: '(opens a new tab)' })

/**
 * Markdown from outside, drawn as elements of our own: the parser gives a tree, and only the kinds of node that are named
 * below are drawn. There is no way from the text to markup. Raw HTML and images are left out, and a link leads only to
 * the web or to an e-mail.
 */
export function Markdown({ text }: { text: string }) {
  const tree = useMemo(() => fromMarkdown(text), [text])
  return <div className="markdown">{children(tree)}</div>
}

/** The first lines of it as plain text, for where there is no room for more. */
export function plainText(text: string): string {
  return textOf(fromMarkdown(text)).replace(/\s+/g, ' ').trim()
}

function children(node: Nodes): ReactNode {
  if (!('children' in node)) return null
  // oxlint-disable-next-line react/no-array-index-key -- a text is drawn whole, and its parts have no other name
  return node.children.map((child, index) => <Fragment key={index}>{draw(child)}</Fragment>)
}

function draw(node: Nodes): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value
    case 'paragraph':
      return <p>{children(node)}</p>
    case 'strong':
      return <strong>{children(node)}</strong>
    case 'emphasis':
      return <em>{children(node)}</em>
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
      return node.ordered ? <ol start={node.start ?? 1}>{children(node)}</ol> : <ul>{children(node)}</ul>
    case 'listItem':
      return <li>{children(node)}</li>
    case 'blockquote':
      return <blockquote>{children(node)}</blockquote>
    case 'heading':
      // The page has headings of its own; one from outside must not stand among them.
      return (
        <p>
          <strong>{children(node)}</strong>
        </p>
      )
    case 'thematicBreak':
      return <hr />
    case 'link':
      return <OutsideLink address={node.url}>{children(node)}</OutsideLink>
    case 'linkReference':
      // Where it leads is not looked up; its words belong to the sentence.
      return children(node)
    default:
      // Raw HTML, images, definitions, and whatever a later parser may know.
      return null
  }
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

function textOf(node: Nodes | Root): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  if (node.type === 'break') return ' '
  if (!('children' in node)) return ''
  const isBlock =
    node.type !== 'paragraph' && node.type !== 'link' && node.type !== 'strong' && node.type !== 'emphasis'
  return node.children.map(textOf).join(isBlock ? ' ' : '')
}
