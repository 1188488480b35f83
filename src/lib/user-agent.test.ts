import { describe, expect, test } from 'vitest'

import { describeBrowser, readUserAgent } from './user-agent'

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const chrome = (system: string, more = '') => `Mozilla/5.0 (${system}) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36${more}`
const LINUX = 'X11; Linux x86_64'
const MAC = 'Macintosh; Intel Mac OS X 10_15_7'
const IPHONE = 'iPhone; CPU iPhone OS 18_6 like Mac OS X'
const safari = (system: string, version = 'Version/18.6') =>
  `Mozilla/5.0 (${system}) AppleWebKit/605.1.15 (KHTML, like Gecko) ${version} Safari/605.1.15`

describe('reads the browser and the system from the header', () => {
  test.each([
    [chrome(LINUX), 'Chrome', 'Linux', false],
    [chrome('Windows NT 10.0; Win64; x64', ' Edg/140.0.0.0'), 'Edge', 'Windows', false],
    [chrome(MAC, ' OPR/120.0.0.0'), 'Opera', 'macOS', false],
    [chrome('X11; CrOS x86_64 14541.0.0'), 'Chrome', 'ChromeOS', false],
    [chrome('Linux; Android 10; K').replace('Safari', 'Mobile Safari'), 'Chrome', 'Android', true],
    [chrome(LINUX).replace('Chrome', 'HeadlessChrome'), 'Headless Chrome', 'Linux', false],
    ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0', 'Firefox', 'Linux', false],
    ['Mozilla/5.0 (Android 15; Mobile; rv:142.0) Gecko/142.0 Firefox/142.0', 'Firefox', 'Android', true],
    [safari(IPHONE, 'Version/18.6 Mobile/15E148'), 'Safari', 'iPhone', true],
    [safari(IPHONE, 'CriOS/140.0.0.0 Mobile/15E148'), 'Chrome', 'iPhone', true],
    [safari(MAC, 'FxiOS/142.0'), 'Firefox', 'iPhone or iPad', true],
    [safari(MAC), 'Safari', 'Mac or iPad', false],
  ])('%s', (text, browser, system, isHandheld) => {
    expect(readUserAgent(text)).toEqual({ browser, system, isHandheld })
  })
})

describe('names nothing that is not certain', () => {
  test.each([
    ['an app with a browser inside', `${chrome('Linux; Android 15; Pixel 9; wv')}`, undefined, 'Android'],
    ['an app on an iPhone', `Mozilla/5.0 (${IPHONE}) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148`],
    ['a browser that is new', chrome(LINUX, ' Comet/1.0'), undefined, 'Linux'],
    ['two browsers in one text', chrome(LINUX, ' Edg/140 OPR/120'), undefined, 'Linux'],
    ['a television', chrome('SMART-TV; Linux; Tizen 8.0')],
    ['a script', 'curl/8.5.0'],
    ['an empty text', ''],
    ['an invisible text', '\u200b\u200b'],
    ['a text of a megabyte', chrome(LINUX, ' '.repeat(1_000_000))],
    ['many parentheses', `Mozilla/5.0 ${'('.repeat(480)}`],
    ['a name of every object', 'Mozilla/5.0 constructor/1 __proto__/2'],
  ])('for %s', (_what, text, browser?: string, system = text.includes('iPhone;') ? 'iPhone' : undefined) => {
    expect(readUserAgent(text)).toMatchObject({ browser, system })
  })
})

describe('describes the browser of this page', () => {
  const brands = (...names: string[]) => names.map((brand) => ({ brand, version: '140' }))
  const desktop = { userAgent: chrome(LINUX), maxTouchPoints: 0 }

  test('by its brand, which tells Brave from Chrome', () => {
    const userAgentData = { brands: brands('Not;A=Brand', 'Chromium', 'Brave'), platform: 'macOS', mobile: false }
    expect(describeBrowser({ ...desktop, userAgentData })).toEqual({
      browser: 'Brave',
      system: 'macOS',
      isHandheld: false,
    })
  })

  test.each([
    [undefined],
    [{}],
    [{ brands: 'Google Chrome', platform: 7, mobile: 'yes' }],
    [{ brands: [null, 'Opera', { brand: 'constructor' }], platform: '' }],
  ])('by its header if the brands say %j', (userAgentData) => {
    const described = describeBrowser({ ...desktop, ...(userAgentData && { userAgentData }) })
    expect(described).toEqual({ browser: 'Chrome', system: 'Linux', isHandheld: false })
  })

  test.each([
    [5, 'iPad', true],
    [0, 'macOS', false],
  ])(
    'with %i touch points as %s, because Safari on an iPad calls itself a Mac',
    (maxTouchPoints, system, isHandheld) => {
      expect(describeBrowser({ userAgent: safari(MAC), maxTouchPoints })).toEqual({
        browser: 'Safari',
        system,
        isHandheld,
      })
    },
  )
})
