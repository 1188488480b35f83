import { visibleOr } from '~/lib/visible-text'

export type Picture = { url: string; host: string; isAllowed: boolean }

/**
 * Returns the picture of a user, or undefined without one. A picture tells its host who opens the page and when, so the
 * console loads one only from the origins in `auth0.pictureOrigins`, and the content security policy does the same.
 */
export function pictureOf(text: string | undefined, origins: readonly string[] = []): Picture | undefined {
  const url = URL.parse(visibleOr(text, ''))
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  return { url: url.href, host: url.host, isAllowed: origins.includes(url.origin) && !url.username && !url.password }
}
