import type { Session } from '~/api/sessions'
import { readUserAgent, type UserAgent } from '~/lib/user-agent'
import { visibleOr } from '~/lib/visible-text'

import { words } from './words'

/** Longer than the names of devices and places. */
const MAX_LENGTH = 100

/** Returns "Chrome on Linux", or less if less is certain. Undefined if nothing is. */
export function browserText({ browser, system }: Pick<UserAgent, 'browser' | 'system'>): string | undefined {
  if (browser !== undefined) return system === undefined ? browser : words.on(browser, system)
  return system === undefined ? undefined : words.browserOn(system)
}

/** Returns the name of a session: what the server says about the device, or what its User-Agent header says. */
export function nameOf({ browser, device, userAgent }: Session): string {
  const said = browserText({ browser: shorten(browser), system: shorten(device) })
  const named = said !== undefined && browser === undefined ? shorten(device) : said
  return named ?? browserText(readUserAgent(userAgent ?? '')) ?? words.unknownDevice
}

/** Returns where a session is: the place if the server names it, else the IP address. */
export function placeOf({ location, ip }: Pick<Session, 'location' | 'ip'>): string | undefined {
  return shorten(location) ?? shorten(ip)
}

/** True for a phone or a tablet. */
export function isHandheld({ device, userAgent }: Session): boolean {
  return readUserAgent(userAgent ?? '').isHandheld || /\b(?:iphone|ipad|android|phone|tablet)\b/i.test(device ?? '')
}

/** Cuts a text that is longer than any real one, between two characters. */
function shorten(text: string | undefined): string | undefined {
  const visible = visibleOr(text?.slice(0, 2 * MAX_LENGTH), undefined)
  if (visible === undefined || visible.length <= MAX_LENGTH) return visible
  return `${Array.from(visible).slice(0, MAX_LENGTH).join('')}…`
}
