export type Tag = {
  /** By their name in lower case. As in a browser, the first of two equal names counts. */
  attributes: Map<string, string>
  /** The text between the tag and its end tag. */
  text: string
}

const ATTRIBUTE =
  /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >"'][^\t\n\f\r >]*))?)?/y

/**
 * Returns all start tags with a name, and their attributes in every quoting. Tags in comments and in scripts count, because
 * a browser and this function could disagree about the end of a comment. The page of a build has no such tags.
 */
export function tagsOf(html: string, name: string): Tag[] {
  return [...html.matchAll(new RegExp(`<${name}(?=[\\t\\n\\f\\r />])`, 'gi'))].map((match) => {
    const { attributes, end } = attributesAt(html, match.index + match[0].length)
    const rest = html.slice(end)
    const close = rest.search(new RegExp(`</${name}`, 'i'))
    return { attributes, text: close === -1 ? rest : rest.slice(0, close) }
  })
}

function attributesAt(html: string, start: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>()
  let end = start
  for (;;) {
    ATTRIBUTE.lastIndex = end
    const match = ATTRIBUTE.exec(html)
    if (!match) break
    const [, name = '', double, single, bare = ''] = match
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, withoutReferences(double ?? single ?? bare))
    end = ATTRIBUTE.lastIndex
  }
  const close = html.indexOf('>', end)
  return { attributes, end: close === -1 ? html.length : close + 1 }
}

/** Decodes the character references that the page of a build may have, or an attacker uses to hide a URL. */
function withoutReferences(value: string): string {
  return value
    .replace(
      /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi,
      (reference, hex: string | undefined, decimal: string | undefined) => {
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
        return code <= 0x10_ff_ff ? String.fromCodePoint(code) : reference
      },
    )
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&colon;', ':')
    .replaceAll('&sol;', '/')
    .replaceAll('&amp;', '&')
}
