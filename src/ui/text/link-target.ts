import { messages } from '~/lib/messages'

const words = messages({ leadsTo: (host: string) => `(leads to ${host})` })

/**
 * Returns the URL if a link may lead to it, or null. http and https need the two slashes: against the page's own URL,
 * browsers read `https:/api-keys` as a path of the console.
 */
export function safeUrl(text: string): URL | null {
  if (!/^(?:https?:\/\/|mailto:)/i.test(text) || !URL.canParse(text)) return null
  return new URL(text)
}

/** Returns the host of the URL in words, if the text of the link names another one. */
export function otherHostOf(url: URL, text: string): string | undefined {
  const host = url.protocol === 'mailto:' ? (url.pathname.split('@').at(-1) ?? '') : url.host
  const isOther = hostsIn(text).some((named) => withoutWww(named) !== withoutWww(host.replace(/:\d+$/, '')))
  return isOther || BIDI_CONTROL.test(text) ? words.leadsTo(host) : undefined
}

/** With these, a host can be written backwards. */
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/
/** URL parsers treat all of them as dots. */
const DOT = /[.。．｡]/u

/**
 * Returns the parts of the text that look like a host: "example.com", "127.0.0.1", or "intranet" after "https://". Paths
 * are left out, because of "https://example.com/index.html".
 */
function hostsIn(text: string): string[] {
  return text.split(/\s+/).flatMap((word) =>
    word.split('://').flatMap((part, index) => {
      const authority = part.split(/[/?#\\]/)[0] ?? ''
      const names = authority.split(/[^\p{L}\p{N}.。．｡-]+/u).map((name) => name.replace(/^[.-]+|[.-]+$/g, ''))
      return names.filter((name, at) => isHostLike(name) || (index > 0 && at === 0 && name !== ''))
    }),
  )
}

function isHostLike(word: string): boolean {
  const labels = word.split(DOT).filter(Boolean)
  const last = labels.at(-1) ?? ''
  const isAddress = labels.length === 4 && labels.every((label) => /^\d{1,3}$/.test(label))
  return isAddress || (labels.length > 1 && /^\p{L}[\p{L}\p{N}-]+$/u.test(last))
}

function withoutWww(host: string): string {
  return host.toLowerCase().replace(/^www\./, '')
}
