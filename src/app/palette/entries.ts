import type { ApiKey } from '~/api/api-keys'
import type { ManagementToken } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { isDots, paths } from '~/config/paths'
import { whyNotRotate } from '~/features/api-keys/why-not-rotate'
import { visibleOr } from '~/lib/visible-text'
import { relativeTime, timeUntil } from '~/ui/text/time'

import type { PaletteIconName } from './palette-icon'
import { words } from './words'

/** One line of the palette. */
export type Entry = {
  /** Stays the same between visits, so that "Recent" can store it. */
  id: string
  icon: PaletteIconName
  title: string
  /** A short text at the end of the line. */
  meta?: string | undefined
  /** Other words by which a command is found. */
  keywords?: string
  /** True if the title contains a name of a key or token, which the presenter shield covers. */
  isPrivate?: boolean
  /** Shown at the end of the line if the query matches it, or if another line has the same name. */
  shownId?: string | undefined
  target: Target
}

/** The effect of an entry. */
export type Target =
  | { to: string; search?: Record<string, string> }
  | { href: string }
  | { copy: string; what: string }
  | { run: () => void }

export const textsOfKey = ({ name, clientId, id }: ApiKey): string[] => [name, clientId, id]
export const textsOfToken = (token: ManagementToken): string[] => [nameOf(token), token.id]

const nameOf = ({ name }: { name: string }): string => visibleOr(name, words.unnamed)

export function keyEntry(key: ApiKey, showsId = false): Entry {
  return {
    id: `key:${key.id}`,
    icon: 'key',
    title: nameOf(key),
    meta: key.created && words.created(relativeTime(key.created, serverNow())),
    shownId: showsId ? key.clientId : undefined,
    isPrivate: true,
    // A key whose ID cannot be in a URL has no page.
    target: isDots(key.id) ? { to: paths.apiKeys, search: { filter: key.name } } : { to: paths.apiKey(key.id) },
  }
}

export function copyEntry(key: ApiKey): Entry {
  return {
    id: `copy:${key.id}`,
    icon: 'copy',
    title: words.copyClientId(nameOf(key)),
    isPrivate: true,
    target: { copy: key.clientId, what: words.clientId },
  }
}

export function tokenEntry(token: ManagementToken, showsId = false): Entry {
  return {
    id: `token:${token.id}`,
    icon: 'token',
    title: nameOf(token),
    meta: token.isSession ? words.sessionToken : expiryOf(token),
    shownId: showsId ? token.id : undefined,
    isPrivate: true,
    target: { to: paths.tokens, search: { filter: token.id } },
  }
}

export function rotateKeyEntry(key: ApiKey): Entry {
  return {
    id: `rotate-key:${key.id}`,
    icon: 'rotate',
    title: words.rotate(nameOf(key)),
    meta: words.apiKey,
    isPrivate: true,
    target: { to: paths.rotateApiKey(key.id) },
  }
}

/** The menu of the key's row says why not. */
export const canRotateKey = (key: ApiKey): boolean => whyNotRotate(key) === undefined

export function rotateTokenEntry(token: ManagementToken): Entry {
  return {
    id: `rotate:${token.id}`,
    icon: 'rotate',
    title: words.rotate(nameOf(token)),
    meta: words.accessToken,
    isPrivate: true,
    target: { to: paths.rotateToken(token.id) },
  }
}

/** A login creates session tokens, and a new token for a machine would be a personal one. */
export const canRotateToken = ({ isSession, isSuper }: ManagementToken): boolean => !isSession && !isSuper

function expiryOf({ expires, isExpired }: ManagementToken): string {
  const now = serverNow()
  if (!expires) return words.neverExpires
  return isExpired || expires.getTime() <= now
    ? words.expired(relativeTime(expires, now))
    : words.expires(timeUntil(expires, now))
}
