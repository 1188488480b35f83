import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { Fragment, useMemo, type ReactNode } from 'react'

import { messages } from '~/lib/messages'

import { splitAtUrls, htmlToText } from './markdown-text'

const words = messages({ opensNew: '(opens a new tab)' })

/**
 * `definitions`: URLs of reference links by identifier. `isInLink`: true inside a link, where a URL in the text is not
 * linked again.
 */
type Context = { definitions: ReadonlyMap<string, string>; isInLink: boolean }

/**
 * Renders untrusted Markdown. The parser returns a tree, and only the node types in `renderNode` become elements, so
 * the text cannot inject markup. Raw HTML is reduced to its text, images are dropped, and links may only use http,
 * https or mailto.
 */
export function Markdown({ text }: { text: string }) {
  const content = useMemo(() => {
    const tree = fromMarkdown(text)
    return children(tree, { definitions: definitionsIn(tree), isInLink: false })
  }, [text])
  return <div className="markdown">{content}</div>
}

/** Returns the URLs of reference links. Of two definitions with one identifier the first counts. */
function definitionsIn(node: Nodes, found = new Map<string, string>()): Map<string, string> {
  if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url)
  if ('children' in node) for (const child of node.children) definitionsIn(child, found)
  return found
}

function children(node: Nodes, context: Context): ReactNode {
  if (!('children' in node)) return null
  // oxlint-disable-next-line react/no-array-index-key -- the nodes of a text never move and have no ID
  return node.children.map((child, index) => <Fragment key={index}>{renderNode(child, context)}</Fragment>)
}

function renderNode(node: Nodes, context: Context): ReactNode {
  switch (node.type) {
    case 'text':
      return linkUrls(node.value, context)
    case 'paragraph':
      return <p>{children(node, context)}</p>
    case 'strong':
      return <strong>{children(node, context)}</strong>
    case 'emphasis':
      return <em>{children(node, context)}</em>
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'code':
      return (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboard users must be able to scroll long lines
        <pre className="code" tabIndex={0}>
          {node.value}
        </pre>
      )
    case 'break':
      return <br />
    case 'list':
      return node.ordered ? (
        <ol start={node.start ?? 1}>{children(node, context)}</ol>
      ) : (
        <ul>{children(node, context)}</ul>
      )
    case 'listItem':
      return <li>{children(node, context)}</li>
    case 'blockquote':
      return <blockquote>{children(node, context)}</blockquote>
    case 'heading':
      // Not a heading element, which would change the outline of the page.
      return (
        <p>
          <strong>{children(node, context)}</strong>
        </p>
      )
    case 'thematicBreak':
      return <hr />
    case 'link':
      return <ExternalLink url={node.url}>{children(node, { ...context, isInLink: true })}</ExternalLink>
    case 'linkReference':
      return (
        <ExternalLink url={context.definitions.get(node.identifier) ?? ''}>
          {children(node, { ...context, isInLink: true })}
        </ExternalLink>
      )
    case 'html':
      // A message that is entirely HTML must not appear empty. A span is valid in every parent.
      return <HtmlText html={node.value} {...context} />
    default:
      // Images, definitions, and node types of later parser versions.
      return null
  }
}

function linkUrls(text: string, { isInLink }: Context): ReactNode {
  if (isInLink) return text
  return splitAtUrls(text).map((piece, index) =>
    piece.isUrl ? (
      // oxlint-disable-next-line react/no-array-index-key -- the pieces of a text never move and have no ID
      <ExternalLink key={index} url={piece.text}>
        {piece.text}
      </ExternalLink>
    ) : (
      piece.text
    ),
  )
}

function HtmlText({ html, ...context }: Context & { html: string }) {
  const text = htmlToText(html)
  return text === '' ? null : <span>{linkUrls(text, context)}</span>
}

function ExternalLink({ url, children: content }: { url: string; children: ReactNode }) {
  if (!isSafeUrl(url)) return content
  return (
    <a className="link" href={url} target="_blank" rel="noopener noreferrer">
      {content}
      <span className="sr-only"> {words.opensNew}</span>
    </a>
  )
}

/** True if the browser's own URL parser finds a safe scheme, because the browser follows the link. */
function isSafeUrl(url: string): boolean {
  return URL.canParse(url) && ['https:', 'http:', 'mailto:'].includes(new URL(url).protocol)
}
