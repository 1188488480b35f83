import { listNames, messages } from '~/lib/messages'
import { stripInvisible } from '~/lib/visible-text'

const words = messages({ leadsTo: (hosts: string[]) => `(leads to ${listNames(hosts)})` })

/**
 * Returns the URL if a link may lead to it, or null. http and https need the two slashes: against the page's own URL,
 * browsers read `https:/api-keys` as a path of the console.
 */
export function safeUrl(text: string): URL | null {
  if (!/^(?:https?:\/\/|mailto:)/i.test(text) || !URL.canParse(text)) return null
  return new URL(text)
}

/**
 * Returns the hosts of the URL in words, if readers or browsers could take the text of the link for another one. A text that
 * names hosts must name all of them, because an email link can have several recipients.
 */
export function otherHostOf(url: URL, text: string): string | undefined {
  const targets = new Map(targetsOf(url).map((target) => [comparable(target.host), target.shown]))
  const named = new Set(text.split(/\s+/).flatMap(hostsIn))
  const isOther = BIDI_CONTROL.test(text) || [...named].some((host) => !targets.has(host))
  const hosts = [...targets].filter(([host]) => isOther || (named.size > 0 && !named.has(host)))
  return hosts.length > 0 ? words.leadsTo(hosts.map(([, shown]) => shown)) : undefined
}

type Target = { host: string; shown: string }

function targetsOf(url: URL): Target[] {
  if (url.protocol !== 'mailto:') return [{ host: url.hostname, shown: url.host }]
  const hosts = recipientsOf(url).flatMap((to) => to.match(MAIL_HOST) ?? [])
  return (hosts.length > 0 ? hosts : [url.pathname]).map((host) => {
    const web = `https://${host}`
    const shown = URL.canParse(web) ? new URL(web).hostname : host
    return { host: shown, shown }
  })
}

/** Returns the addresses of an email link (RFC 6068), which may also be in its query. Mail programs ignore the case. */
function recipientsOf({ pathname, search }: URL): string[] {
  const path = pathname.replaceAll('&', '%26')
  // In an email link, "+" is no space.
  const fields = new URLSearchParams(`to=${path}&${search.slice(1)}`.replaceAll('+', '%2B'))
  return [...fields].flatMap(([name, value]) => (/^(?:to|b?cc)$/i.test(name.trim()) ? value : []))
}

/** Mail programs separate addresses with commas or semicolons. */
const MAIL_HOST = /(?<=@)[^\s@,;<>"?&]+/g

/** With these, a host can be written backwards. */
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/
/** Characters that URL parsers treat as dots or that look like dots, beside those that NFKC turns into one. */
const DOTS = /[\u00b7\u0660\u06d4\u06f0\u0701\u0702\u2022\u2027\u2219\u22c5\u2e31\u3002\u30fb\ua4f8\ua60e\ua78f]|%2e/gi
/** The backslash, which is a slash in web URLs, and characters that look like either. */
const SLASHES = /[\\\u2044\u2215\u2216\u29f5\u29f8]/g
/** The text before a host: "https://", the "https:/" and "https:" that browsers repair, "//" and "/". */
const BEFORE_HOST = /(?:https?|ftp|wss?):\/*|:\/{2,}|^[^\p{L}\p{N}]*\/+/iu
const NOT_IN_NAME = /[^\p{L}\p{N}\p{M}\p{So}_.-]+/u

/** Returns the parts of the word that could be read as a host, in the form of `comparable`. */
function hostsIn(word: string): string[] {
  const normal = stripInvisible(word).normalize('NFKC').replace(DOTS, '.').replace(SLASHES, '/')
  const [start = '', ...rest] = normal.split(BEFORE_HOST)
  const hosts = [...hostsAtStart(start), ...rest.flatMap((part) => hostsInAuthority(part.split(/[/?#]/, 1).join()))]
  return hosts.map(comparable).filter((host) => host !== '')
}

/** For text without "https://": "example.com", "docs/example.com", "127.0.0.1", "intranet:8080" and "me@intranet". */
function hostsAtStart(text: string): string[] {
  const [authority = '', ...path] = text.split(/[/?#]/)
  if (/^\p{L}[\p{L}\p{N}-]*:\d{2,5}$/u.test(authority)) return namesIn(authority).slice(0, 1)
  const hosts = [...hostAfterAt(authority), ...namesIn(authority).filter(isHostLike)]
  // In "example.com/index.html", the path names no host.
  return hosts.length > 0 ? hosts : path.flatMap(namesIn).filter(isHostLike)
}

/** For text after "https://", where a name needs no dot. */
function hostsInAuthority(authority: string): string[] {
  if (/[[%]/.test(authority)) {
    const url = `https://${authority}`
    return [URL.canParse(url) ? new URL(url).hostname : authority]
  }
  const [first = '', ...more] = namesIn(authority)
  return [first, ...hostAfterAt(authority), ...more.filter(isHostLike)]
}

function hostAfterAt(authority: string): string[] {
  const [user, ...hosts] = authority.split('@')
  return user ? namesIn(hosts.at(-1) ?? '').slice(0, 1) : []
}

function namesIn(text: string): string[] {
  return text.split(NOT_IN_NAME).filter((name) => comparable(name) !== '')
}

function isHostLike(name: string): boolean {
  const labels = name.split('.').filter(Boolean)
  const isAddress = labels.length === 4 && labels.every((label) => /^\d{1,3}$/.test(label))
  return isAddress || (labels.length > 1 && /^\p{L}[\p{L}\p{N}\p{M}-]+$/u.test(labels.at(-1) ?? ''))
}

/** Returns the host in lower case, without "www." and without empty labels. */
function comparable(host: string): string {
  const labels = host.toLowerCase().split('.').filter(Boolean)
  return (labels[0] === 'www' && labels.length > 1 ? labels.slice(1) : labels).join('.')
}
