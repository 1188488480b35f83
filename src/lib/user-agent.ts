import { visibleOr } from './visible-text'

/** The names in a user agent. An uncertain name is undefined. */
export type UserAgent = {
  browser: string | undefined
  system: string | undefined
  /** True for a phone or a tablet. */
  isHandheld: boolean
}

/** `navigator.userAgentData` of Chromium, which TypeScript does not know yet. */
type UserAgentData = { brands?: unknown; platform?: unknown; mobile?: unknown }
type BrowserNavigator = Pick<Navigator, 'userAgent' | 'maxTouchPoints'> & { userAgentData?: UserAgentData }

/** Long enough for every browser. A longer text is another program's, or an attack. */
const MAX_LENGTH = 500

/** Products that many browsers name beside their own. */
const COMMON = new Set(['Mozilla', 'AppleWebKit', 'Gecko', 'Chrome', 'Safari', 'Version', 'Mobile', 'Firefox'])

/** Products that name a browser. On iOS, each browser but Safari adds its own product. */
const PRODUCTS: Record<string, string> = {
  Edg: 'Edge',
  EdgA: 'Edge',
  EdgiOS: 'Edge',
  OPR: 'Opera',
  OPT: 'Opera',
  Vivaldi: 'Vivaldi',
  SamsungBrowser: 'Samsung Internet',
  FxiOS: 'Firefox',
  CriOS: 'Chrome',
  HeadlessChrome: 'Headless Chrome',
}

const BRANDS: Record<string, string> = {
  'Google Chrome': 'Chrome',
  'Microsoft Edge': 'Edge',
  Opera: 'Opera',
  Brave: 'Brave',
  Vivaldi: 'Vivaldi',
  'Samsung Internet': 'Samsung Internet',
  HeadlessChrome: 'Headless Chrome',
}

const PLATFORMS: Record<string, string> = {
  Windows: 'Windows',
  macOS: 'macOS',
  Linux: 'Linux',
  Android: 'Android',
  'Chrome OS': 'ChromeOS',
  'Chromium OS': 'ChromeOS',
}

/** Describes the browser that shows this page. */
export function describeBrowser({ userAgent, maxTouchPoints, userAgentData }: BrowserNavigator): UserAgent {
  const fromText = readUserAgent(userAgent)
  // Safari on an iPad says that it runs on a Mac, and no Mac has a touch screen.
  const system = fromText.system === MAC_OR_IPAD ? (maxTouchPoints > 1 ? 'iPad' : 'macOS') : fromText.system
  const { brands, platform, mobile } = { ...userAgentData }
  return {
    browser: browserOfBrands(brands) ?? fromText.browser,
    system: lookUp(PLATFORMS, platform) ?? system,
    isHandheld: mobile === true || system === 'iPad' || fromText.isHandheld,
  }
}

/** Reads the User-Agent header of a request, which anybody may have written. */
export function readUserAgent(text: string): UserAgent {
  if (text.length > MAX_LENGTH || visibleOr(text, '') === '')
    return { browser: undefined, system: undefined, isHandheld: false }
  const products = new Set(Array.from(text.matchAll(/(?<![\w.-])([A-Za-z][\w.-]*)\//g), ([, name = '']) => name))
  const system = systemOf(text, products)
  return { browser: browserOf(text, products, system), system, isHandheld: HANDHELD.has(system ?? '') }
}

const MAC_OR_IPAD = 'Mac or iPad'
const HANDHELD = new Set(['Android', 'iPhone', 'iPad', 'iPhone or iPad'])

/** An unknown product means another browser: an app, a bot, a new browser. */
function browserOf(text: string, products: ReadonlySet<string>, system: string | undefined): string | undefined {
  const special = [...products].filter((name) => !COMMON.has(name))
  const [only] = special
  if (only !== undefined) return special.length === 1 ? lookUp(PRODUCTS, only) : undefined
  // `wv` marks an app that shows a web page on Android.
  if (!products.has('Mozilla') || /; wv\)/.test(text)) return undefined
  if (products.has('Firefox')) return products.has('Gecko') ? 'Firefox' : undefined
  // Televisions and consoles name Chrome too, and their own product in the parentheses only.
  if (products.has('Chrome')) return system && 'Chrome'
  return products.has('Version') && products.has('Safari') && !text.includes('Android') ? 'Safari' : undefined
}

/** Reads the system from the first pair of parentheses. */
function systemOf(text: string, products: ReadonlySet<string>): string | undefined {
  const [, comment = ''] = /^Mozilla\/5\.0 \(([^()]*)\)/.exec(text) ?? []
  if (comment.startsWith('iPhone;')) return 'iPhone'
  if (comment.startsWith('iPad;')) return 'iPad'
  if (comment.startsWith('Windows NT ')) return 'Windows'
  if (/^(?:Linux; (?:U; )?)?Android\b/.test(comment)) return 'Android'
  if (comment.startsWith('X11; CrOS ')) return 'ChromeOS'
  if (/^X11; (?:\w+; )?Linux\b/.test(comment)) return 'Linux'
  if (!comment.startsWith('Macintosh; Intel Mac OS X')) return undefined
  // Browsers on iOS that ask for desktop pages call themselves a Mac.
  if ([...products].some((name) => name.endsWith('iOS'))) return 'iPhone or iPad'
  return products.has('Chrome') || products.has('Firefox') ? 'macOS' : MAC_OR_IPAD
}

/** Chromium mixes an invented brand into the list, in random order. */
function browserOfBrands(brands: unknown): string | undefined {
  if (!Array.isArray(brands)) return undefined
  const names = brands.map((each: unknown) => lookUp(BRANDS, (Object(each) as { brand?: unknown }).brand))
  return names.find((name) => name !== undefined)
}

function lookUp(names: Record<string, string>, key: unknown): string | undefined {
  return typeof key === 'string' && Object.hasOwn(names, key) ? names[key] : undefined
}
