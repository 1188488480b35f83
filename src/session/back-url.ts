import * as z from 'zod/mini'

import { basePath } from '~/config/base-path'
import type { Config } from '~/config/config'
import { storedValue, useStoredValue } from '~/lib/storage'

type Links = Config['links']

/** The page of another app that the user came from, saved in this tab over logins. The next user may come from elsewhere. */
const stored = storedValue({ key: 'latchkey.back-url', schema: z.string(), fallback: '' })

/**
 * Saves the `from` parameter of a page's URL if its origin is in `links.returnTo`. Any other value changes nothing.
 * Returns the path of the page without the parameter, with the fragment of the document's URL.
 */
export function takeBackUrl(pageUrl: string, links: Links): string {
  const { pathname, searchParams } = new URL(pageUrl)
  const url = acceptedUrl(searchParams.get('from') ?? '', links)
  if (url !== undefined) stored.write(url)
  searchParams.delete('from')
  return `/${pathname.slice(basePath.length)}?${searchParams}`.replace(/\?$/, '') + location.hash
}

/** Returns the URL that "Back to" leads to: the page that the user came from, else `links.home`. */
export function useBackUrl(links: Links): string | undefined {
  // Checked again, because the list may have become shorter since the URL was saved.
  return acceptedUrl(useStoredValue(stored), links) ?? links.home
}

/** Compares the parsed origin, because "https://app.example.com@evil.example" also starts with an accepted origin. */
function acceptedUrl(text: string, { returnTo = [] }: Links): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  // The origin of a "blob:" URL is the origin of the page that created it.
  return /^https?:$/.test(url.protocol) && returnTo.includes(url.origin) ? url.href : undefined
}
