import { isNode, type Node } from './syntax-tree'

/** Names of texts that a server or a user has written. Texts of our own come from `words`. */
const OUTSIDE = /^(?:name|reason|serverMessage|creator|email|description|error|target|field|fact)$/
const OUTSIDE_CALL = /^(?:String|nameOf|visibleOr)$/
/** The texts of a words file, and the brand, which the operator chooses. */
const OURS = /words$|^brand$/i
const BLOCK = /^(?:p|li|div|h[1-6]|d[dt]|t[dh]|main|small)$/

/**
 * Returns the texts from outside that an element contains outside of a `<bdi>` and beside other content, whose direction
 * such a text could change. `messages()` isolates the texts that it inserts.
 */
export function textsWithoutIsolation(element: Node): string[] {
  if (element.type !== 'JSXElement' && element.type !== 'JSXFragment') return []
  const tag = tagOf(element)
  const content = childrenOf(element).filter(({ type, value }) => type !== 'JSXText' || String(value).trim() !== '')
  if (tag === 'bdi' || (BLOCK.test(tag) && content.length === 1)) return []
  return content.flatMap(({ expression }) => outsideTexts(expression)).map((text) => `<${tag}>{${text}}`)
}

function outsideTexts(expression: unknown): string[] {
  if (!isNode(expression)) return []
  const { type, callee, object, property, consequent, alternate, right } = expression
  switch (type) {
    case 'ConditionalExpression':
      return [consequent, alternate].flatMap(outsideTexts)
    case 'LogicalExpression':
      return outsideTexts(right)
    case 'CallExpression':
      return OUTSIDE_CALL.test(nameOf(callee)) ? [nameOf(callee)] : []
    case 'MemberExpression':
      return OURS.test(nameOf(object)) ? [] : outsideTexts(property)
    default:
      return OUTSIDE.test(nameOf(expression)) ? [nameOf(expression)] : []
  }
}

function tagOf({ openingElement }: Node): string {
  return isNode(openingElement) ? nameOf(openingElement['name']) : ''
}

function nameOf(node: unknown): string {
  return isNode(node) && typeof node['name'] === 'string' ? node['name'] : ''
}

function childrenOf({ children }: Node): Node[] {
  return Array.isArray(children) ? children.filter(isNode) : []
}
